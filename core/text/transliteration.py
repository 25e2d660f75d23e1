"""Cyrillic in Latin letters, as people type it who have no other keyboard: берег, bereg."""

# Each letter with its Latin form; the signs ъ and ь have none.
CYRILLIC_PAIRS = (
    "аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia "
    "іi їi єe ґg ўu қq ғg ңn өo ұu үu һh әa"
)
CYRILLIC = {pair[0]: pair[1:] for pair in CYRILLIC_PAIRS.split()}


def in_latin_letters(text: str) -> str:
    """A text in lower case with its Cyrillic letters in Latin ones; all else stays."""
    return "".join(CYRILLIC.get(letter, letter) for letter in text)
