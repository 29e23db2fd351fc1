"""Los archivos y git: lo único que toca el disco. No sabe qué es un registro."""
