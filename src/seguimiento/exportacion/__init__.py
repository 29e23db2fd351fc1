"""De los registros a los archivos de la oficina y de otros sistemas."""
