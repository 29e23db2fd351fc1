"""Lo que hacen las órdenes que más se repiten, que solo leen: sin saber cómo se declara ni se lee su línea.

La función de cada una se llama como su módulo y como la orden. Recibe la sesión y, por su nombre, todo lo que
puede decirse en la línea, ya leído: lo que se repite, en una tupla; lo que no se dijo, como se declara.
"""
