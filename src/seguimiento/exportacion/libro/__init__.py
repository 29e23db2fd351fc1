"""La cartera en un libro de Excel que se edita y se devuelve con `seg importar`."""

from seguimiento.exportacion.libro.escritura import exportado

__all__ = ["exportado"]
