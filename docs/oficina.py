"""Archivos de la oficina para la galería: los que no son texto se hacen aquí, cada uno con lo que ha de verse."""

from collections.abc import Callable, Mapping

HECHOS_POR: Mapping[str, Callable[[], bytes]] = {}
"""Quién hace cada uno, por el nombre con que un caso lo pide."""
