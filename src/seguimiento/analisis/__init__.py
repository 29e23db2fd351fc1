"""Lo que se calcula de los registros a una fecha. Puro: todo recibe `hoy` y nada se guarda."""
