"""Cyrillic in Latin letters, as people type it who have no other keyboard: берег, bereg."""

import re

# Each letter with its Latin form; ь and, but for Bulgarian, ъ have none.
RUSSIAN = (
    "аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юiu яia "
    "іi їi єie ґg ўu қq ғgh ңn өo ұu үu һh әa ҷj ҳh ӣi ӯu"
)
SERBIAN = "јj љlj њnj ћc ђdj џdz ѓgj ќkj ѕdz жz хh цc чc шs"  # and Macedonian
UKRAINIAN = "гh иy"
BULGARIAN = "ъa щsht хh"
UZBEK = "ўo қq ғg ҳh жj хx"
OF_LANGUAGES = {"sr": SERBIAN, "mk": SERBIAN, "uk": UKRAINIAN, "bg": BULGARIAN, "uz": UZBEK}
# Letters that tell the language of a name of which nothing else is known. Belarusian and Kazakh have і too.
SIGNS = (("sr", re.compile("[јљњћђџѓќѕ]")), ("uk", re.compile("[їєґ]|^[^ыэўәғқңөұүһъё]*і[^ыэўәғқңөұүһъё]*$")))
# With these letters a Ukrainian word begins otherwise than it goes on.
UKRAINIAN_BEGINNING = re.compile(r"\b[їєйюя]")
BEGINNINGS = {"ї": "yi", "є": "ye", "й": "y", "ю": "yu", "я": "ya"}


def _table(pairs: str) -> dict[str, str]:
    return {pair[0]: pair[1:] for pair in pairs.split()}


TABLES = {"": _table(RUSSIAN)} | {code: _table(RUSSIAN) | _table(pairs) for code, pairs in OF_LANGUAGES.items()}


def in_latin_letters(text: str, language: str = "") -> str:
    """A text in lower case with its Cyrillic letters in Latin ones; all else stays.

    Without a language that writes otherwise than Russian, Serbian, Macedonian and Ukrainian are told by their letters.
    """
    if language not in OF_LANGUAGES:
        language = next((code for code, signs in SIGNS if signs.search(text)), "")
    if language == "uk":
        text = UKRAINIAN_BEGINNING.sub(lambda found: BEGINNINGS[found[0]], text).replace("зг", "zgh")
    table = TABLES[language]
    return "".join(table.get(letter, letter) for letter in text)
