"""Parts of addresses that Django has no converter for."""

from core.languages import CODES, interface_language


class OtherLanguage:
    """A code of an interface language as others spell it: EN, zh, zh-CN. Becomes the code of the one address."""

    regex = "[A-Za-z]{2}(?:[-_][A-Za-z]{2,4}){0,2}"

    def to_python(self, value: str) -> str:
        language = interface_language(value)
        if language is None or value in CODES:
            raise ValueError(value)
        return language

    def to_url(self, value: str) -> str:
        return value
