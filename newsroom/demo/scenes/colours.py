"""The colours of the site, and what lies between them."""

PAPER, SAND, CLAY, OCHRE = "#fbf6ec", "#ecdcc0", "#cfa67a", "#d9963a"
INK, UMBER = "#17161f", "#5b3a33"
LAPIS, DEEP, HAZE = "#26479e", "#141d45", "#b9c6e8"
POMEGRANATE, WINE, ROSE = "#a3213b", "#6d1730", "#d8c1c9"
