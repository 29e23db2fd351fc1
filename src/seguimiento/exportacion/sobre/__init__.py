"""Escribir en el archivo que la oficina ya usa: unas celdas, y ni un octeto más."""
