"""Lo que alguien escribió en YAML. Nada de lo que se calcula está aquí."""
