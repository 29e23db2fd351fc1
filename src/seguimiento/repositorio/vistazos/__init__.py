"""Lo que se ve de un vistazo, recordado: de cada archivo y de todos juntos, y entre qué días vale.

El día en que se mira no se guarda nunca: se guarda, de lo que se calculó un día, desde cuándo y hasta cuándo se
habría calculado lo mismo (`analisis.testigo`). Lo que falte para otro día se calcula y se añade.
"""
