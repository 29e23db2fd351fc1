"""Lo que git sabe de los registros. Es el único paquete que ejecuta git.

Los árboles que se validan pueden ser ajenos, y un `.git/config` sabe pedir que se ejecute cualquier
cosa: filtros, vigilantes del disco, paginadores, transportes. Por eso solo se usan las órdenes que
leen objetos (`rev-parse`, `rev-list`, `ls-tree`, `for-each-ref`, `cat-file`), `check-attr`,
`config --get` y, en una carpeta temporal, `merge-file`. Los archivos del disco se comparan aquí;
`status`, `diff` o `ls-files` ejecutarían lo que diga esa configuración.

La carpeta de git se busca aquí y se pasa siempre con `--git-dir`: así no manda el entorno ni se
toma por repositorio una carpeta desnuda metida entre los registros. Con ella puesta git tampoco
comprueba de quién es el repositorio (medido con git 2.39: el aviso «dubious ownership» solo sale
cuando lo busca él), de modo que uno de otro dueño se lee sin más. No hace falta esa barrera para no
ejecutar nada, y su remedio (`safe.directory`) no valdría: la configuración del usuario no se lee.
"""

from seguimiento.almacen.git.estado import EstadoEnGit, estado_de_los_registros
from seguimiento.almacen.git.orden import version_de_git

__all__ = ["EstadoEnGit", "estado_de_los_registros", "version_de_git"]
