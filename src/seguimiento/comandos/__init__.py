"""De la línea de órdenes a llamadas, y de su resultado a texto y código de salida. Ningún cálculo."""
