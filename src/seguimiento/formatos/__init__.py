"""Cómo se muestra lo ya calculado. Aquí no se abre ningún archivo ni se decide ninguna cifra."""
