"""Guardar, traer y enviar: lo único que ejecuta git como quien lo usa, y lo único que usa la red.

Las demás órdenes leen git con un entorno cerrado (`almacen.git`), porque el árbol puede ser ajeno y su
configuración sabe pedir que se ejecute cualquier cosa. Aquí no puede ser así. Quien guarda firma con su
nombre; quien trae y envía lo hace con sus credenciales, por donde su oficina sale a la red; y los ganchos
del repositorio están para que nadie guarde lo que no debe. Todo eso es su configuración, la misma que usaría
si escribiera `git commit` o `git push` él mismo, y por eso se hereda entera. A cambio, nada de aquí se ejecuta
si no se pide: ninguna orden que solo lee importa este paquete.

Con esa licencia se hace lo menos posible. Nunca se reescribe la historia, ni se toca nada de fuera de los
registros: ni otros archivos, ni lo que haya en el índice. Lo que no se puede terminar se deja como estaba.
"""
