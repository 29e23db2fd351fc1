"""Con qué rótulos encabezan los demás cada dato, en español, inglés, francés y portugués.

Se comparan sin tildes, mayúsculas, paréntesis, numeración ni palabras sin peso, y lo mismo da el plural:
basta una forma de cada uno. Ninguno puede decir dos datos distintos.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Rotulos(NamedTuple):
    """Los de un dato, por la lengua en que están; entre uno y otro, « · »."""

    es: str
    en: str = ""
    fr: str = ""
    pt: str = ""

    def todos(self) -> tuple[str, ...]:
        """Los de todas las lenguas, cada uno una vez."""
        return tuple(dict.fromkeys(uno for suyos in self if suyos for uno in suyos.split(" · ")))


EQUIVALENCIAS: Mapping[str, Rotulos] = {
    # ── de la evaluación entera
    "titulo": Rotulos(
        "título de la evaluación · título de la evaluación y año · título y año · nombre de la evaluación · evaluación · título del informe · nombre del informe · programa evaluado · nombre del programa",
        "evaluation title · evaluation title and year · title of the evaluation · evaluation name · evaluation · report title · title of report · audit title · project evaluated",
        "titre de l'évaluation · intitulé de l'évaluation · évaluation · titre du rapport",
        "título da avaliação · nome da avaliação · avaliação · título do relatório",
    ),
    "organizacion": Rotulos(
        "institución · entidad evaluada · agencia · oficina de evaluación · encargada por · entidad",
        "organization · organisation · agency · commissioning office · commissioned by · evaluation office · entity",
        "organisme · agence · commanditaire · institution",
        "organização · instituição · órgão · agência",
    ),
    "numero_de_evaluacion": Rotulos(
        "número de informe · código de evaluación · número de registro · nro. informe · código del informe",
        "evaluation number · evaluation id · evaluation code · report number · report id · report no · sequence number · evaluation report sequence number",
        "numéro de l'évaluation · numéro du rapport",
        "número da avaliação · número do relatório",
    ),
    "fecha_de_evaluacion": Rotulos(
        "fecha del informe · fecha de publicación · año · año de la evaluación · ejercicio · ciclo",
        "evaluation date · date of evaluation · report date · date of report · published date · date published · publication date · year · year of report · evaluation year · evaluation completion date",
        "date de l'évaluation · date du rapport · date de publication · année",
        "data da avaliação · data do relatório · data de publicação · ano",
    ),
    "tipo_de_evaluacion": Rotulos(
        "clase de evaluación", "evaluation type · type of evaluation", "type d'évaluation", ""
    ),
    "region": Rotulos(
        "oficina regional", "regional office", "bureau régional", "escritório regional"
    ),
    "pais": Rotulos(
        "países",
        "country · country office · countries concerned · country concerned",
        "pays · pays concernés",
        "",
    ),
    "proyecto": Rotulos(
        "código de proyecto · códigos de proyecto · código del programa",
        "project · project code · project id · project number · award id",
        "projet · code du projet",
        "projeto · código do projeto",
    ),
    "completa": Rotulos(
        "persona responsable por completar la matriz de seguimiento · persona responsable de completar la matriz · responsable del seguimiento · persona encargada del seguimiento · enlace de seguimiento",
        "person in charge for follow-up to management response · person in charge for follow-up · person in charge of follow-up · focal point for follow-up · follow-up focal point · management response coordinator · prepared by · management response prepared by",
        "personne chargée du suivi · personne responsable du suivi · préparé par",
        "responsável pelo acompanhamento · responsável pelo preenchimento · elaborado por",
    ),
    "comentarios_generales": Rotulos(
        "comentarios generales sobre el proceso de evaluación · comentarios generales de la gerencia · respuesta general · respuesta global",
        "general comments · overall response · overall response to the evaluation · overall comments · overall management response · general comments on the evaluation process",
        "commentaires généraux · réponse globale · observations générales",
        "comentários gerais · resposta geral",
    ),
    # ── de la recomendación
    "codigo": Rotulos(
        "no. · n.º · núm. · número · clave · código de la recomendación · número de recomendación · recomendación número · nro. de recomendación · id de la recomendación · referencia · ítem · número de asm · número de hallazgo · código de hallazgo · # · nro. · recomendación # · núm. de recomendación · código rec. · n.º rec. · id rec. · código de recomendación relacionada · recomendación relacionada · clave de incidencia · consecutivo",
        "no · number · code · id · ref · reference · item · item no · recommendation number · recommendation no · recommendation id · recommendation code · recommendation ref · rec · rec no · rec number · rec id · poam id · poa&m id · finding number · finding id · recommendation # · rec # · s/n · sn · serial no · related recommendation · rec code",
        "nº · numéro · référence · numéro de la recommandation · n° de recommandation · numéro rec · numéro d’ordre · code de la recommandation",
        "número da recomendação · código da recomendação · nº da recomendação · referência · número de ordem",
    ),
    "recomendacion": Rotulos(
        "recomendación de evaluación · texto de la recomendación · descripción de la recomendación · recomendación o asunto · recomendación de la auditoría · recomendación emitida · aspecto susceptible de mejora · asm · aspectos susceptibles de mejora · oportunidad de mejora · observación o recomendación · hallazgo o recomendación · observación y recomendación · recomendación formulada · recomendación aceptada · recomendaciones de la evaluación · nombre del depósito · depósito · compromiso de mejora derivado · sección/columna · tarea principal · resumen de la principal",
        "recommendation · recommendations · evaluation recommendation · evaluation recommendation or issue · recommendation or issue · recommendation text · text of recommendation · recommendation description · recommendation title · audit recommendation · ieg recommendation · ove recommendation · weakness name · bucket name · bucket · section/column · parent · parent task · parent summary · epic · epic name · text · evaluation recommendation and conclusion · gist of recommendation · finding/recommendation · recommendation wording · full recommendation",
        "recommandation · recommandation de l'évaluation · recommandation d'évaluation · texte de la recommandation · libellé de la recommandation · recommandation formulée · compartiment · nom du compartiment · constat/recommandation",
        "recomendação · recomendação da avaliação · texto da recomendação · descrição da recomendação · deliberação · determinação · recomendação formulada · nome do bucket · achado/recomendação",
    ),
    "fecha": Rotulos(
        "fecha de emisión · fecha de detección",
        "recommendation date · date of recommendation · date issued · issue date · issued on · document publication date · original detection date · detection date",
        "date de la recommandation · date d'émission",
        "data da recomendação · data de emissão",
    ),
    "dirigida_a": Rotulos(
        "recomendación dirigida a · destinatario · destinatario de la recomendación · dirigido a · instancia a la que se dirige",
        "addressed to · recommendation addressed to · directed to · targeted to · agency affected · agencies affected · to whom · addressee · recipient · audience · to",
        "destinataire · adressée à · à l'attention de · recommandation adressée à",
        "destinatário · recomendação dirigida a · endereçada a",
    ),
    "prioridad": Rotulos(
        "nivel de prioridad · grado de prioridad · prioridad de la recomendación · urgencia · criticidad · importancia · nivel de riesgo · riesgo",
        "priority · priority level · level of priority · priority rec · priority recommendation · priority rating · urgency · criticality · importance · risk rating · risk level · original risk rating · severity",
        "priorité · niveau de priorité · degré de priorité · degré d'urgence · importance",
        "prioridade · nível de prioridade · grau de prioridade · criticidade",
    ),
    "decision": Rotulos(
        "respuesta gerencial · respuesta de la gerencia · respuesta de gerencia · respuesta de la administración · respuesta gerencial a la recomendación · respuesta · respuesta de la dirección · posición · posición de la gerencia · aceptación · aceptada o rechazada · aceptada / aceptada parcialmente / rechazada · acuerdo de la gerencia · respuesta institucional · postura · opinión de la gerencia · se acepta · respuesta de la gerencia y acciones · posición de la administración · posición institucional · posición de la entidad · respuesta de la entidad · decisión de la gerencia · decisión de la administración · postura de la gerencia · grado de aceptación · nivel de aceptación · aceptada sí/no · respuesta de los servicios · respuesta de la organización · respuesta del servicio · respuesta de los servicios de la comisión",
        "management response · management's response · management response to recommendation · response · responses · response of management · responses of the services · response of the services · commission response · response category · acceptance · acceptance by management · accepted · accepted / partially accepted / rejected · agree / partially agree / disagree · agreed / partially agreed / not agreed · management decision · position · upr position · level of agreement · agreement · management response accepted partially accepted or rejected · management response and proposed actions · response status · accepted/rejected · accept/reject · management position · acceptance status · recommendation accepted",
        "réponse de la direction · réponse du management · réponse de l'administration · réponse · décision de la direction · acceptation · acceptée / partiellement acceptée / rejetée · position · position de la direction · réponse de la direction générale · réponse des services · réponse de l’organisation",
        "resposta da administração · resposta da gestão · resposta gerencial · resposta da gerência · resposta · decisão · posição · aceitação · posicionamento da gestão · posição da administração · manifestação da gestão · decisão da gestão · resposta dos serviços · resposta da unidade",
    ),
    "justificacion": Rotulos(
        "justificación de la respuesta · razón · motivo · razones · motivos del rechazo · comentarios de la gerencia · comentarios sobre la respuesta · explicación · fundamentación · si se acepta parcialmente o se rechaza explique por qué",
        "justification · rationale · reason · reasons · explanation · reason for rejection · reasons for partial agreement or disagreement · management comments · comments by management · comments about partial acceptance or rejection · deviation rationale · if rejected or partially accepted report reasons · if not accepted please explain",
        "justification · raison · motif · motif du rejet · explication · commentaires de la direction",
        "justificativa · justificação · razão · motivo da rejeição · comentários da administração",
    ),
    "alcance": Rotulos(
        "parte aceptada · parte que se acepta",
        "scope of acceptance · accepted part",
        "partie acceptée · portée",
        "parte aceita",
    ),
    "fecha_de_respuesta": Rotulos(
        "fecha de la respuesta gerencial",
        "response date · date of response · date of management response · management response date · mr date",
        "date de la réponse · date de réponse",
        "data da resposta",
    ),
    "contesta": Rotulos(
        "respondido por · contestada por",
        "responded by · response by · respondent",
        "répondu par",
        "respondido por",
    ),
    "plan": Rotulos(
        "plan de mejora · plan de implementación · plan de trabajo · estrategia de implementación · plan institucional",
        "action plan · implementation plan · overall remediation plan · remediation plan · corrective action plan · improvement plan",
        "plan d'action · plan de mise en œuvre",
        "plano de ação · plano de implementação · plano de melhoria",
    ),
    "tema": Rotulos(
        "temas · área temática · eje · eje temático · materia · asunto",
        "theme · themes · full list of themes · topic · thematic area · subject · focus area",
        "thème · domaine · axe · sujet · domaine thématique",
        "eixo · área temática · assunto",
    ),
    "unidad": Rotulos(
        "unidades administrativas · unidad técnica · dirección · dependencia · sede",
        "administrative unit · admin unit · admin units · office · business unit · division · department · bureau",
        "unité administrative · bureau · service · département",
        "unidade administrativa · setor · escritório · departamento",
    ),
    "conclusion": Rotulos(
        "conclusiones · hallazgo · hallazgos · descripción del hallazgo · constatación · condición · observación de auditoría · no conformidad · debilidad",
        "conclusions · finding · findings · finding description · weakness description · audit observation · condition · related conclusion · nonconformity · findings and conclusions",
        "constat · constatation · observation d'audit",
        "conclusão · achado · constatação · condição · não conformidade",
    ),
    "causa": Rotulos(
        "causas · causa raíz · causa del hallazgo · origen",
        "cause · root cause · reason for weakness",
        "cause profonde · origine",
        "causa raiz",
    ),
    "clase": Rotulos(
        "clasificación · categoría · tipo de recomendación · tipo de asm · tipo · clasificación del asm · tipo de actor",
        "class · category · classification · type · recommendation type · type of recommendation · issue type",
        "catégorie · classification · type de recommandation",
        "classificação · categoria · tipo de recomendação",
    ),
    "criterio": Rotulos(
        "criterio de evaluación · criterios · criterio del cad",
        "criterion · evaluation criterion · evaluation criteria · criteria · dac criteria · oecd dac criteria",
        "critère · critère d'évaluation · critères du cad",
        "critério de avaliação",
    ),
    # ── de la acción, o de la recomendación que se sigue sin acciones
    "codigo_de_accion": Rotulos(
        "número de acción · id de la acción · acción número · código de la actividad · número de actividad",
        "action number · action no · action id · action code · action ref · activity number · issue key",
        "numéro de l'action · numéro d'action",
        "número da ação · código da ação",
    ),
    "accion": Rotulos(
        "acciones · acción clave · acciones clave · acción principal · acción de mejora · acciones de mejora · actividad · actividades · medida · medidas · medida a tomar · medidas a tomar · medida adoptada · medidas adoptadas · medida correctiva · acción correctiva · acciones previstas · acción prevista · acciones a realizar · acción propuesta · acciones comprometidas · acción comprometida · acción a emprender · acciones de la respuesta gerencial · descripción de la acción · descripción de la actividad · tarea · tareas · nombre de la tarea · compromiso de mejora · medidas propuestas · acción o actividad · qué · qué se hará · medida de implementación · medidas de implementación · acciones de implementación · acción de implementación · acción por realizar · acciones por realizar · actividades a realizar · actividad a realizar · acciones concretas · compromiso asumido · nombre de tarea · acción clave prevista · acciones a tomar · acción a tomar · hito · hitos · resumen · medidas que deben adoptarse · medidas que se adoptarán · medidas por adoptar · medidas previstas · medidas acordadas · medidas adoptadas o previstas · acciones que se adoptarán · acciones acordadas",
        "action · actions · key action · key actions · action item · action to be taken · actions to be taken · actions to be taken and/or comments about partial acceptance or rejection · action planned · actions planned · planned action · planned actions · top-line planned actions · top line planned action · management action · management actions · agreed action · agreed management action · corrective action · activity · activities · planned milestones · milestone · milestones · measure · measures · remedial action · improvement action · task · task name · name · card name · card title · summary · title of action · description of action · action description · proposed action · proposed actions · implementation action · implementation measure · key management action · action steps · work item · follow-up action · deliverable action · measures to be taken · measures planned · measures taken or planned · actions agreed",
        "action · actions · action clé · actions clés · action principale · action prévue · actions prévues · action à entreprendre · actions à entreprendre · mesure · mesures · mesure à prendre · mesures à prendre · mesures prévues · mesure corrective · activité · activités · tâche · actions à mener · nom de la tâche · mesure de mise en œuvre · actions de suivi · mesures convenues · mesures à adopter · mesures prises ou prévues",
        "ação · ações · ação chave · ações-chave · ação principal · ação prevista · ações previstas · ação a ser tomada · medida a ser tomada · medidas a tomar · providência · providências · providências adotadas · atividade · atividades · tarefa · ação corretiva · ação de melhoria · nome da tarefa · medida de implementação · ação proposta · ações propostas · ações a realizar · providências a serem adotadas · providências a adotar · medidas previstas · medidas a serem adotadas",
    ),
    "inicio": Rotulos(
        "fecha de inicio · inicio previsto · fecha inicial · desde · fecha de comienzo · fecha iniciación de metas",
        "start · start date · starting date · planned start · from · begin date",
        "début · date de début · date de démarrage",
        "data de início · data inicial",
    ),
    "plazo": Rotulos(
        "plazo o fecha límite · fecha límite · fecha de término · fecha de cumplimiento · fecha compromiso · fecha comprometida · fecha de compromiso · fecha compromiso de cumplimiento · fecha prevista · fecha prevista de cumplimiento · fecha prevista de finalización · fecha de finalización · fecha de vencimiento · vencimiento · fecha fin · fecha final · fecha de entrega · fecha de implementación · fecha estimada · fecha estimada de cumplimiento · fecha objetivo · fecha de conclusión · fecha terminación de metas · plazo de ejecución · plazo de implementación · plazo de cumplimiento · plazo previsto · plazo estimado · cronograma · calendario · hasta · marco temporal · período de ejecución · cuándo · plazo original · fecha original · fecha de cumplimiento prevista · fecha límite de cumplimiento · fecha límite de implementación · fecha programada · fecha comprometida de cumplimiento · fecha meta · fecha de término prevista · plazo límite · plazo acordado · fecha tope",
        "due · due date · duedate · deadline · time frame · timeframe · timeline · time line · timing · target date · target completion date · expected completion date · expected date of completion · expected completion · planned completion date · planned completion · scheduled completion date · completion deadline · completion date · implementation deadline · implementation date · deadline for implementation · deadline for completion · target implementation date · estimated completion date · end date · by when · when · finish date · expiry date · original due date · original deadline · action deadline · deadline of action · agreed due date · planned date · implementation timeline · completion target · due by",
        "échéance · échéancier · délai · délais · date limite · date butoir · date d'échéance · calendrier · calendrier d'exécution · délai d'exécution · délai de mise en œuvre · date prévue · date d'achèvement prévue · date de fin · date cible · date d’achèvement · date prévue d’achèvement · délai prévu",
        "prazo · prazo final · prazo de execução · prazo de implementação · prazo previsto · data limite · data prevista · data de conclusão · data de término · data final · data de vencimento · cronograma · prazo acordado · data prevista de conclusão · prazo para implementação · data-limite · prazo de atendimento · prazo para atendimento",
    ),
    "plazo_nuevo": Rotulos(
        "fecha reprogramada · nueva fecha · nuevo plazo · fecha ampliada · prórroga · fecha de prórroga · plazo ampliado · plazo revisado · fecha revisada · reprogramación",
        "revised due date · revised deadline · revised completion date · revised date · new due date · new deadline · extended deadline · extension · revised target date",
        "nouvelle échéance · échéance révisée · nouveau délai · date révisée",
        "novo prazo · prazo revisado · prazo prorrogado · prorrogação · nova data",
    ),
    "sin_plazo": Rotulos(
        "motivo de no tener plazo", "reason for no deadline", "raison de l'absence d'échéance", ""
    ),
    "responsables": Rotulos(
        "persona responsable · unidad responsable · área responsable · institución responsable · entidad responsable · dependencia responsable · oficina responsable · departamento responsable · cargo responsable · funcionario responsable · responsable de la acción · responsable de implementación · responsable de la implementación · responsable de ejecución · responsable institucional · responsable del cumplimiento · unidad o persona responsable · parte responsable · área coordinadora · quién · responde · a cargo de · asignado a · encargado · unidad a cargo · punto focal · responsable directo · unidad administrativa responsable · responsable de la medida · responsable asignado · cargo del responsable · función responsable · responsables de la ejecución · persona asignada",
        "responsible · responsible unit · responsible unit/person · responsible person · responsible party · responsible parties · responsible office · responsible department · responsible entity · responsible official · responsible staff · person responsible · persons responsible · unit responsible · unit or function responsible · entity responsible · office responsible · responsibility · responsible for implementation · responsible organization · action owner · owner · assigned to · assignee · assignees · assigned · members · members in charge · point of contact · poc · by whom · who · focal point · risk owner · responsible focal point · action by · assigned unit · responsible team · accountable unit",
        "unité responsable · personne responsable · partie responsable · service responsable · bureau responsable · entité responsable · responsable de la mise en œuvre · qui · attribué à · affecté à · unité/personne responsable · responsable de l’action · affectée à",
        "responsável · responsáveis · unidade responsável · pessoa responsável · setor responsável · órgão responsável · área responsável · responsável pela implementação · quem · atribuído a · responsável pela ação · atribuída a · responsável pela execução",
    ),
    "lidera": Rotulos(
        "líder · liderado por · entidad líder · institución líder · coordina · coordinador",
        "lead · led by · lead office · lead unit · lead agency · lead person · recommendation lead · action lead · lead entity · coordinator",
        "chef de file · pilote · entité chef de file",
        "líder · liderança · coordenador",
    ),
    "acompanan": Rotulos(
        "apoya · apoyan · apoyo · con apoyo de · corresponsable · corresponsables · áreas de apoyo · unidad de apoyo · participantes · otras unidades · socios · áreas involucradas · contraparte · contrapartes",
        "support · supporting office · supporting offices · supporting unit · supporting entities · supported by · in collaboration with · co-responsible · other offices involved · partners · contributors · collaborators · supporting offices/divisions · supporting units · support from",
        "appui · en appui · avec l'appui de · partenaires · services associés",
        "apoio · com apoio de · corresponsável · parceiros · unidades de apoio",
    ),
    "estado": Rotulos(
        "situación · estatus · status · estado actual · estado de avance · estado de la acción · estado de implementación · estado de la implementación · estado de cumplimiento · estado de ejecución · estado de la recomendación · nivel de cumplimiento · nivel de implementación · grado de cumplimiento · grado de implementación · estado y avance · estado o avance · avance o estado · situación actual · etapa · fase · cumplimiento · estado de atención · semáforo · grado de adopción · nivel de adopción · progreso · estado del seguimiento · estado de seguimiento · nombre de la lista · estado de la medida · situación de la acción · estado de la tarea · nivel de avance · estado reportado",
        "status · progress · state · current status · implementation status · status of implementation · implementation stage · stage · stage of implementation · completion status · action status · recommendation status · status of action · progress status · level of implementation · degree of implementation · list name · column name · list · due complete · done · mar score · level of adoption · periodic updates or cumulative status · progress update and status · outstanding · current state · status of recommendation · follow-up status · task status · implementation state",
        "statut · état · état d'avancement · état de mise en œuvre · état d'exécution · stade · niveau de mise en œuvre · degré de mise en œuvre · situation · avancement · état actuel · statut de mise en œuvre · progression · suivi de l’état",
        "situação · status · situação atual · estado da implementação · status de implementação · andamento · estágio · etapa · nível de implementação · grau de implementação · progresso da ação · situação da implementação · status atual",
    ),
    "avance": Rotulos(
        "porcentaje · porcentaje de avance · % de avance · % avance · avance (%) · porcentaje de cumplimiento · % de cumplimiento · porcentaje de ejecución · avance físico · avance físico de ejecución de las metas · grado de avance · avance porcentual · avance acumulado · % ejecutado · % realizado · % de cumplimiento reportado",
        "% complete · percent complete · percentage · percentage complete · percentage of completion · completion percentage · % completed · % completion · percentage of implementation · completion rate · % progress",
        "pourcentage · taux d'exécution · taux d'avancement · % d'avancement · taux de réalisation · % réalisé",
        "porcentagem · percentual · % concluído · percentual de execução · percentual concluído · % de execução · % executado · % de conclusão · percentual de conclusão",
    ),
    "comentario": Rotulos(
        "comentarios · observaciones · observación · comentarios de seguimiento · seguimiento · comentarios sobre el avance · descripción del avance · descripción de avances · acciones realizadas · acciones implementadas · resultados obtenidos · logros · actualización · último avance · situación encontrada · comentarios sobre la implementación · comentarios adicionales · seguimiento a implementación · seguimiento de la implementación · progreso y acciones de seguimiento · informe de avance · avance reportado · notas de seguimiento · comentarios u observaciones · observaciones de seguimiento · seguimiento y comentarios · comentario de avance",
        "comment · comments · remarks · follow-up · follow up · follow-up comments · tracking · tracking comments · update · latest update · progress update · progress report · progress made · progress notes · progress and follow-up actions · actions taken · action taken · actions implemented · implementation comments · comments on progress · comments on implementation · comments on level of implementation · assessment/comments on level of implementation · assessment · status update · status comments · achievements · results achieved · follow-up one year later · explanation of status · narrative update · observations · impact of or changes resulting from taken actions · comments/remarks · follow-up notes · comments and observations",
        "commentaire · commentaires · observations · remarques · suivi · mise à jour · progrès réalisés · mesures prises · actions réalisées · commentaires de suivi · état des lieux",
        "comentários · observação · observações · acompanhamento · atualização · progresso · ações realizadas · medidas tomadas",
    ),
    "evidencia": Rotulos(
        "evidencias · productos y/o evidencias · productos o evidencias · productos y evidencias · producto · productos · evidencia de cumplimiento · documentos · documento de respaldo · documentos de respaldo · documentos de soporte · documentos probatorios · soporte · soportes · anexos · adjuntos · enlace · enlaces · enlace a la evidencia · liga · ubicación de la evidencia · respaldo · medio de prueba · documento probatorio · identificación del documento probatorio · ubicación del documento probatorio",
        "evidence · evidences · documents · document · supporting documents · supporting document · supporting documentation · supporting evidence · evidence link · evidence of implementation · evidence of completion · attachments · attachment links · links · link · url · documentation · deliverable · deliverables · output · outputs",
        "preuve · preuves · éléments de preuve · documents justificatifs · pièces justificatives · documents · pièces jointes · liens · livrables",
        "evidências · documentos · documentos comprobatórios · comprovação · anexos · links · produtos · comprovantes",
    ),
    "meta": Rotulos(
        "metas · resultado esperado · resultados esperados · meta esperada · cantidad · cantidad de la meta · unidad de medida de la meta · efecto esperado · descripción de las metas · cantidad de unidad de medida · unidad de medida de las metas",
        "target · targets · expected result · expected results · expected outcome · expected output · goal",
        "cible · résultat attendu · résultats attendus · objectif",
        "meta esperada · resultado esperado · resultados esperados",
    ),
    "recurrencia": Rotulos(
        "periodicidad · frecuencia",
        "frequency · recurrence",
        "fréquence · périodicité",
        "frequência",
    ),
    "fondos": Rotulos(
        "presupuesto · presupuesto estimado · costo · costo estimado · monto · recursos financieros · recursos necesarios",
        "funds · budget · cost · estimated cost · estimated budget · amount · funding · funding required · resources required",
        "budget · coût · coût estimé · montant · financement",
        "orçamento · custo · custo estimado · valor · recursos financeiros",
    ),
    "motivo_de_retraso": Rotulos(
        "causa del retraso · razón del retraso · razones del retraso · justificación del retraso · motivo del incumplimiento · dificultades · limitaciones · obstáculos",
        "reason for delay · reasons for delay · delay reason · cause of delay · explanation of delay · challenges · constraints · obstacles · reason for non-implementation",
        "raison du retard · motif du retard · cause du retard · difficultés · contraintes",
        "motivo do atraso · razão do atraso · causa do atraso · dificuldades",
    ),
    "proximo_paso": Rotulos(
        "próximos pasos · siguiente paso · siguientes pasos · acciones pendientes · pendientes",
        "next step · next steps · remaining actions · pending actions · way forward",
        "prochaine étape · prochaines étapes · étapes suivantes",
        "próximos passos · próximo passo · ações pendentes",
    ),
    "autor": Rotulos(
        "reportado por · informado por · informa · actualizado por · registrado por",
        "reported by · updated by · last updated by · update by · informant",
        "rapporté par · mis à jour par · renseigné par",
        "informado por · atualizado por · relatado por",
    ),
    "fecha_de_seguimiento": Rotulos(
        "fecha de actualización · última actualización · actualizado · actualizado al · fecha de corte · fecha de reporte · fecha de revisión · fecha del estado · corte · fecha del reporte · fecha de último seguimiento · modificado · última modificación",
        "last updated · last update · updated · updated on · update date · date of update · status date · last modified · last activity date · as of · reporting date · follow-up date · date of last update · date of follow-up · date of status",
        "dernière mise à jour · date de mise à jour · date de suivi",
        "última atualização · data de atualização · atualizado em · data do acompanhamento",
    ),
    "completada_el": Rotulos(
        "fecha de completada · fecha de cierre · fecha real · fecha real de cumplimiento · fecha real de término · fecha de finalización real · fecha efectiva de cumplimiento · cerrada el · fecha de término real",
        "completed at · completed on · completed date · date completed · actual completion date · actual date of completion · date of completion · closed date · closed on · date closed · closure date · resolved · resolved date · date implemented · completion date actual · completed date actual",
        "date d'achèvement effective · date de clôture · achevé le · date réelle",
        "data de encerramento · concluído em · data real de conclusão · data efetiva",
    ),
    "resolucion": Rotulos("", "resolution", "résolution", "resolução"),
    "etiquetas": Rotulos(
        "palabras clave",
        "labels · label · tags · tag · sdgs · sdg · keywords",
        "étiquettes · mots-clés",
        "marcadores · palavras-chave",
    ),
    "notas": Rotulos(
        "nota · medio de verificación · medios de verificación · indicador · indicadores · supuestos · descripción · descripción del avance esperado · información adicional · identificador · detalle · fuente de verificación · fuentes de verificación · lecciones aprendidas · id. de tarea · id de tarjeta · id. de incidencia · financiación adicional · financiación adicional requerida · requiere financiación adicional · se requiere financiación adicional",
        "notes · note · means of verification · indicator · indicators · description · card description · task id · card id · gid · issue id · ohchr annotation id · annotation id · recommending body · reccomending body · document symbol · source of position · milestone changes · weakness source identifier · weakness detector source · asset identifier · planned use · further funding required · checklist items · additional information · planned use of evaluation · source of verification · sources of verification · lessons learned · resources · details · potential savings · document type · document code · affected persons",
        "note · notes · moyen de vérification · moyens de vérification · indicateur · indicateurs · description · informations complémentaires · source de vérification · sources de vérification",
        "nota · meio de verificação · meios de verificação · indicador · indicadores · descrição · informações adicionais",
    ),
    # ── de lo que decide una junta
    "compromiso": Rotulos(
        "compromisos · acuerdo · acuerdos · acuerdo tomado · pedido · pedidos · solicitud · mandato",
        "request · requests · request of the board · commitment · commitments · agreed commitment",
        "engagement · engagements · demande · demandes",
        "compromisso · compromissos · pedido · solicitação",
    ),
}
