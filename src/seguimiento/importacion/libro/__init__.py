"""El libro que dio `seg exportar`, de vuelta: lo que en él se cambió, como lo habrían escrito las órdenes."""
