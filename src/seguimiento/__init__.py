"""Recomendaciones de evaluación, acciones, acuerdos y lecciones como archivos YAML en git."""

__version__ = "0.1.0"
