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
7. Una serie está en curso si de ella misma no consta que empezara y sí de alguno de sus períodos. Los períodos
   existen desde que empiezan y, de las marcas, solo llevan la de prórroga; cerrada la serie, quedan los vencidos
   antes del día desde el que cuenta el cierre y los ya cerrados, y ninguno se reclama. La recomendación que se
   repite sin acciones es una serie igual; rechazarla la cierra el día de la respuesta.
8. De lo respondido por partes, decisiones distintas son una aceptación parcial si se acepta algo; sin nada
   aceptado y con algo por decidir, la decisión no consta, y hay respuesta.
9. `no_implementada`, `implementada_parcialmente` y `no_determinado` siguen abiertas: nadie las descartó. Como no
   son terminales, rechazarlas no cambia lo declarado: una verificación juzga la última entrada terminal.
10. El plazo de respuesta pasó si su último día es anterior al corte; lo respondido antes no cuenta hasta entonces.
    Lo que no pide respuesta no tiene plazo de respuesta, pero sigue en la cobertura.
11. Lo completado tarde se mide contra el plazo que regía ese día: una prórroga posterior no lo borra.
12. De una fecha que empezó y no ha terminado nada tiene días: la antigüedad es 0.
13. Con `misma_que`, el grupo de gemelas está en un indicador, o lo cumple, si alguna lo está o lo cumple.
14. Lo que se anota de una recomendación con acciones es un hecho del período, aunque su estado salga de ellas.
15. Algo vence dentro de un período si algún día suyo está vencido y la víspera no lo estaba o no existía.
"""
