"""Cómo se ponen en una hoja o en un documento las recomendaciones y sus acciones."""
