"""Una vista por tipo de informe: aquí se decide cada cuenta, cada orden y cada rótulo."""
