"""pendiente"""
