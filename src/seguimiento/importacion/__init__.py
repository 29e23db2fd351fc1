"""De un archivo de la oficina a registros: leerlo, entenderlo y proponer lo que habría que escribir.

`lectores` da lo que el archivo muestra a una persona (`material`), sin saber qué es una recomendación;
`encabezados`, `disposiciones` y `valores` lo entienden (`hechos`); `propuesta` lo pone en registros.
"""
