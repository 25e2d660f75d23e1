"""The beginning of a text, cut where a reader of its script would cut it."""

import re
import unicodedata

# Between signs of these scripts a line may break anywhere; they write no blanks, or few.
WITHOUT_BLANKS = re.compile(r"[\u2e80-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
# What would hang before the ellipsis.
HANGING = " ,;:.…，；：、。．·-–—(（[「『“«¿¡"
JOINERS = "\u200c\u200d"


def shortened(text: str, length: int) -> str:
    """At most ``length`` characters of a text, white space as single blanks, with an ellipsis if it goes on."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return text[: cut(text, length)].rstrip(HANGING) + "…"


def cut(text: str, length: int) -> int:
    """Where to cut: between words, if that keeps half of the length; else between two characters as they are seen."""
    for place in range(length, length // 2, -1):
        if text[place] == " " or WITHOUT_BLANKS.match(text[place]) or WITHOUT_BLANKS.match(text[place - 1]):
            return place
    place = length
    while place > 1 and (unicodedata.category(text[place])[0] == "M" or {text[place], text[place - 1]} & set(JOINERS)):
        place -= 1
    return place
