"""What is written into words and is none: possessives, elisions, dots of acronyms, endings of inclusive spelling.

A text and a query lose them alike, so none of them has to be found. travailleur·euse·s, travailleur(euse)s and
travailleur-euse-s become travailleurs; trabajador@s and trabajadores/as become trabajadores; l'union becomes union.
"""

import re
from collections.abc import Callable

Replacement = str | Callable[[re.Match[str]], str]

DOT = "·•‧∙⋅・･.．"
# Endings after a sign; French, then Spanish and Portuguese, German, Russian.
ENDING = (
    "e|es|ne|nes|te|tes|le|les|se|ses|ve|ves|euse|euses|rice|rices|trice|trices|ère|ères|ière|ières|ive|ives|elle|elles"
    "|enne|ennes|ienne|iennes|onne|onnes|esse|esses|ée|ées|s|x|xs|a|as|o|os|ora|oras|in|innen"
    "|ца|цы|ка|ки|ница|ницы|ая|ые|а|и|я|ы"
)
AFTER_HYPHEN = ENDING.replace("|in|", "|")  # a drop-in is none
HAN = "[\u3400-\u9fff\uf900-\ufaff]"
AFTER_LETTERS = r"(?<=[^\W\d_][^\W\d_])"
VOWEL = "[aeiouyhàáâäæèéêëìíîïòóôöœùúûü]"
# The signs without which a rule changes nothing, what it looks for, and what it leaves.
RULES: tuple[tuple[str, re.Pattern[str], Replacement], ...] = (
    ("’‘`´ʼʻ′＇", re.compile("[’‘`´ʼʻ′＇]"), "'"),
    # L.U.N.E., U.S.A
    (".", re.compile(r"\b(?:\w\.){2,}\w?(?!\w)"), lambda found: found[0].replace(".", "")),
    # worker's, don't
    ("'", re.compile(r"(?<=\w)'(?:s|t|re|ve|ll|d|m)\b(?!')", re.IGNORECASE), ""),
    # entr'aide, aujourd'hui, quelqu'un: one word each
    ("'", re.compile(r"\b(entr|aujourd|quelqu|presqu|prud)'(?=\w)", re.IGNORECASE), r"\1"),
    ("'", re.compile(rf"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?={VOWEL})", re.IGNORECASE), ""),
    # N'Djamena, M'Bour; rock'n'roll is three words
    ("'", re.compile(r"(?<!')\b([nm])'(?=\w)", re.IGNORECASE), r"\1"),
    # 玛丽·史密斯 is one name
    (DOT, re.compile(rf"(?<={HAN})[{DOT}](?={HAN})"), ""),
    # Catalan: col·lectiu
    ("·•‧", re.compile(r"(?<=l)[·•‧](?=l)", re.IGNORECASE), ""),
    # travailleurSEs says both
    ("S", re.compile(r"\b(\w+eur)SE(s?)\b"), lambda found: f"{found[1]}{found[2]} {found[1][:-1]}se{found[2]}"),
    # travailleur·euse·s, travailleur.se.s, travailleurs/euses, Arbeiter*innen, trabajadores/-as
    (f"{DOT}/*:_", re.compile(rf"{AFTER_LETTERS}(?:[{DOT}/*:_]-?(?:{ENDING})(?![^\W_]))+(?![\w@])"), ""),
    # étudiant-e-s
    ("-", re.compile(rf"{AFTER_LETTERS}(?:-(?:{AFTER_HYPHEN})(?![^\W_]))+(?![\w@-])"), ""),
    # travailleur(euse)s, femme(s)
    ("(", re.compile(rf"{AFTER_LETTERS}\((?:{ENDING})\)(?=s?(?!\w))"), ""),
    # trabajador@s, español@s, trabajadorxs; trabajador@; tod@s, tod@; todxs
    ("@x", re.compile(r"\b(\w+(?:or|ñol))(?:@|(?<=or)x)s\b"), r"\1es"),
    ("@", re.compile(r"\b(\w+(?:or|ñol))@(?!\w)"), r"\1"),
    ("@", re.compile(r"\b(\w+)@s(?![\w.])"), r"\1os"),
    ("@", re.compile(r"\b(\w{2,})@(?![\w.])"), r"\1o"),
    ("x", re.compile(r"\b(\w{2,}[b-df-hj-km-np-tv-zñ])xs\b"), r"\1os"),
)
# What may follow the first form of a word in inclusive spelling, as far as a mark reaches.
INCLUSIVE_ENDING = re.compile(
    rf"(?:[{DOT}/*:_]-?(?:{ENDING})(?![^\W_]))+|(?:-(?:{AFTER_HYPHEN})(?![^\W_]))+|\((?:{ENDING})\)s?(?!\w)|@s?(?![\w.])"
)
# Spanish words with a neutral ending, which no rule tells from other words.
NEUTRAL = {
    "amigue": "amigo",
    "amigues": "amigos",
    "chique": "chico",
    "chiques": "chicos",
    "compañere": "compañero",
    "compañeres": "compañeros",
    "hije": "hijo",
    "hijes": "hijos",
    "latine": "latino",
    "latines": "latinos",
    "latinx": "latino",
    "niñe": "niño",
    "niñes": "niños",
    "nosotres": "nosotros",
    "todes": "todos",
    "trabajadore": "trabajador",
    "unides": "unidos",
}
NEUTRAL_WORD = re.compile(rf"\b(?:{'|'.join(NEUTRAL)})\b", re.IGNORECASE)


def without_fragments(text: str) -> str:
    """A text with its words whole: nothing left over that would count as a word of its own."""
    for signs, pattern, replacement in RULES:
        if any(sign in text for sign in signs):
            text = pattern.sub(replacement, text)
    return NEUTRAL_WORD.sub(lambda found: NEUTRAL[found[0].lower()], text)
