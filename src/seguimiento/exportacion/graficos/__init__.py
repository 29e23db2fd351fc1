"""Los gráficos de una página, como imágenes que un documento de Word lleva dentro."""
