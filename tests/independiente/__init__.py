"""La cartera a una fecha, calculada aparte: con PyYAML y la biblioteca estándar, de las definiciones.

Nada de aquí importa el programa ni se escribió mirándolo: dice lo que dicen DOMINIO §3–§5 y §8, para que una
diferencia señale a quien se equivoca. Donde el texto admite dos lecturas se tomó una:

1. Una recomendación existe si existe su evaluación y su fecha propia, si la tiene, ha empezado: una fecha
   parcial existe desde su primer día («fechado por entero después del corte» es lo contrario).
2. Un acuerdo existe desde lo más temprano entre su vigencia y su aprobación; si solo se propone, siempre: sus fechas
   son previsiones.
3. Una entrada sin fecha cuenta desde la que la precede en la lista y, si es la primera, desde siempre. No dice
   cuándo se llegó al estado: lo así completado no es a tiempo ni tarde, y queda fuera de esa cuenta.
4. Un rechazo corta la racha: la entrada posterior con el mismo estado declara de nuevo, no corrige. Sin entrada
   nueva, otra verificación posterior deja sin efecto el rechazo.
5. Se completó el día de la primera entrada de la racha: una corrección no lo mueve.
6. Sin novedad cuenta desde el último día de la evaluación (no de la recomendación), de la respuesta y el primero
   del inicio; si no consta nada de eso, no hay marca.
7. Una serie está en curso si ella o alguno de sus períodos se empezó. Los períodos existen desde que empiezan y, de
   las marcas, solo llevan la de prórroga; cerrada la serie, quedan los vencidos antes del cierre y los ya cerrados, y ninguno se reclama.
8. De lo respondido por partes, decisiones distintas son una aceptación parcial.
9. `no_implementada`, `implementada_parcialmente` y `no_determinado` siguen abiertas: nadie las descartó.
10. El plazo de respuesta pasó si su último día es anterior al corte; lo respondido antes no cuenta hasta entonces.
    Lo que no pide respuesta no tiene plazo de respuesta, pero sigue en la cobertura.
11. Lo completado tarde se mide contra el plazo que regía ese día: una prórroga posterior no lo borra.
12. De una fecha que empezó y no ha terminado nada tiene días: la antigüedad es 0.
13. Con `misma_que`, el grupo de gemelas está en un indicador, o lo cumple, si alguna lo está o lo cumple.
"""
