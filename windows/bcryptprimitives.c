/* Lo único que pydantic-core pide de una biblioteca que Wine 8 no trae. Es para probar: no se reparte. */
#include <windows.h>
BOOLEAN WINAPI SystemFunction036(PVOID donde, ULONG cuantos);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE donde, SIZE_T cuantos) {
    return SystemFunction036(donde, (ULONG)cuantos);
}
