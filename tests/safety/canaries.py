"""Words that occur nowhere else, so that each one found tells where it came from."""

from collections.abc import Iterator
from itertools import count

ALPHABETS = {"ru": "бдфгжклмпр", "zh-hans": "龘靐齉爩鱻麤厵灪龖龗"}
LATIN = "bdfgjklmpr"
LANGUAGES = ("en", "fr", "es", "ru", "zh-hans")


class Canaries:
    """Makes canaries in the script of a language and remembers every one."""

    def __init__(self) -> None:
        self.numbers: Iterator[int] = count(1)
        self.made: list[str] = []
        self.slugs: list[str] = []

    def word(self, language: str = "en") -> str:
        """A new word. Letters only, so that neither folding nor stemming changes what it is."""
        digits = f"{next(self.numbers):05}"
        letters = "".join(ALPHABETS.get(language, LATIN)[int(digit)] for digit in digits)
        word = (
            letters if language == "zh-hans" else "".join(f"{one}{'о' if language == 'ru' else 'o'}" for one in letters)
        )
        self.made.append(word)
        return word

    def texts(self, *fields: str) -> dict[str, dict[str, str]]:
        """A canary for each field in each language, as the factories take texts."""
        return {field: {language: self.word(language) for language in LANGUAGES} for field in fields}
