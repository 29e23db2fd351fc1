"""Cada clase de archivo, leída como la ve quien la abre."""
