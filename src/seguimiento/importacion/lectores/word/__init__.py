"""Un documento de Word, leído como lo enseña un procesador de textos."""
