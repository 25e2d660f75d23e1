"""E-mail, telephone and street addresses within texts."""

import re
from collections.abc import Iterator

AT = r"at|arobase|arroba|собака|艾特"
DOT = r"dot|point|punto|точка|点"
EMAIL = re.compile(
    r"[^\s@＠﹫]\s?(?:[@＠﹫]|&#64;|%40)\s?[^\s@＠﹫]+[.．。]\w"
    rf"|\S\s?[\[({{<（【](?:{AT})[\])}}>）】]\s?\S"
    rf"|\w\s+(?:{AT})\s+[\w-]+\s+(?:{DOT})\s+\w",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?:[+＋]|\b)\d[\d\s().\-‐-―/－（）]{5,22}\d\b")
STREET = re.compile(
    # 12 Long Lane · P.O. Box 40
    r"\b\d{1,5}[A-Za-z]?,?\s+(?:[A-Z][\w'’.-]*\s+){1,4}(?:Street|St\.|Avenue|Ave\.|Road|Rd\.|Lane|Drive|Square)"
    r"|\bP\.?\s?O\.?\s?Box\s+\d"
    # 24 bis, rue de la Lune · BP 40
    r"|\b\d{1,4}(?:\s?(?:bis|ter))?,?\s+(?:rue|avenue|boulevard|place|chemin|allée|quai|impasse|route)\s+"
    r"(?:d[eu]s?\s+|l[ae]s?\s+|[dl]['’])*[A-ZÀ-Ý]|\bB\.?P\.?\s+\d{2}"
    # Calle de la Luna 24 · Avda. Sol, n.º 3
    r"|\b(?:[Cc]alle|[Aa]venida|[Aa]v\.|[Aa]vda\.|[Cc]arrera|[Pp]aseo|[Pp]laza)\s+(?:del?\s+|l[ao]s?\s+)*"
    r"[A-ZÁÉÍÓÚÑ][\w\s.'’-]{1,30}?,?\s*(?:n[.º°o]*\s*|#\s*)?\d{1,5}\b"
    # ул. Лунная, д. 24
    r"|\b(?:[Уу]л\.|[Уу]лица|[Пп]р\.|[Пп]роспект|[Пп]ер\.|[Пп]ереулок|[Бб]ульвар|[Шш]оссе)\s*[А-ЯЁ][\w. -]{1,40},"
    r"\s*(?:д\.|дом)?\s*\d"
    # 月亮路24号
    r"|[\u4e00-\u9fff](?:路|街|大道|巷|弄|胡同)\s*[\d一二三四五六七八九十百]+\s*[号號弄]"
)
ONLY_RESEMBLES = re.compile(
    r"(?:1[89]|20)\d\d\s?[-–—/]\s?(?:1[89]|20)?\d\d"  # years: 2019–2021
    r"|\d{1,2}[./-]\d{1,2}[./-](?:1[89]|20)\d\d|(?:1[89]|20)\d\d[./-]\d{1,2}[./-]\d{1,2}"  # dates
    r"|[1-9]\d{0,2}(?:[ .,\u00a0\u202f]\d{3})+"  # amounts: 12 500 000
)
FEWEST_DIGITS = 8


def holds_contact_data(text: str) -> bool:
    """Whether a text holds what looks like an e-mail address, a telephone number or a street address."""
    return bool(EMAIL.search(text) or STREET.search(text)) or any(telephone_numbers(text))


def telephone_numbers(text: str) -> Iterator[str]:
    """What in a text looks like telephone numbers."""
    for number in map(str.strip, NUMBER.findall(text)):
        if _has_enough_digits(number) and not ONLY_RESEMBLES.fullmatch(number):
            yield number


def _has_enough_digits(number: str) -> bool:
    return sum(sign.isdigit() for sign in number) >= FEWEST_DIGITS
