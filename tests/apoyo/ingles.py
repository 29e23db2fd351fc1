"""El inglés que se cuela de una biblioteca."""

import re

INGLES = re.compile(
    r"\b(usage|options?|arguments?|commands?|args|show|this|message|exit|default|required|text|"
    r"int|integer|str|string|float|number|bool|boolean|date|datetime|path|file|filename|directory|"
    r"choice|choose|from|such|missing|invalid|value|values|got|unexpected|extra|did|you|mean|"
    r"possible|requires?|takes?|given|must|try|for|error|is|are|not|one|of|does|match|range|valid|"
    r"aborted|env|dynamic|deprecated|deprecationwarning|the|and|or|exist|could|open|unknown|help)\b",
    re.IGNORECASE,
)
