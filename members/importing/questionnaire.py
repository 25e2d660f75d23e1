"""The network's questionnaire as its present site prints it: mostly in English, whatever the answers' language."""

import re
from functools import cache
from typing import NamedTuple

from django.utils.translation import gettext, override

from core.languages import CODES
from core.text.folding import fold

CONTACT, REGION, COUNTRY, PRIORITY_AREAS = "contact", "region", "country", "priority_areas"
QUESTIONS = {
    "works_with": "Who do you work with?",
    "involvement": "How are sex workers involved in your organisation?",
    PRIORITY_AREAS: "Which of NSWP priority areas does your organisation work on?",
    "challenges": "What are the two main challenges that the sex workers you work with face",
    "other_work": "Describe other areas of your work",
}
LABELS = QUESTIONS | {CONTACT: "Contact email", REGION: "Region", COUNTRY: "Country"}

AREAS = {
    "decriminalisation": "Oppose the criminalisation and other legal oppression of sex work and support its"
    " recognition as work",
    "trafficking": "Critique the trafficking paradigm that conflates representations of sex work, migration,"
    " and mobility",
    "health": "Advocate for universal access to health services, including primary health care, HIV and"
    " sexual and reproductive health services",
    "violence": "Speak out about violence against sex workers, including violence from police, institutions,"
    " clients, and intimate partners, while challenging the myth that sex work is inherently gender-based"
    " violence",
    "human-rights-abuses": "Oppose human rights abuses, including coercive programming, mandatory testing,"
    " raids and forced rehabilitation",
    "stigma": "Challenge stigma and discrimination against sex workers, their families and partners, and"
    " others involved in sex work",
    "economic-empowerment": "Advocate for the economic empowerment and social inclusion of sex workers as sex workers",
}


class Label(NamedTuple):
    """A label of the questionnaire, and what stands behind its colon on the same line."""

    key: str
    rest: str = ""


def plain(text: str) -> str:
    """Words alone: without case, accents, punctuation and the two spellings of -ise and -isation."""
    letters = " ".join(re.findall(r"[^\W_]+", fold(text)))
    return re.sub(r"iz(?=ation|e)", "is", letters)


# Labels as pages in other languages have them, beside those of this site's own translations.
OTHER_LABELS = {
    CONTACT: "E-mail|Email|Courriel|Adresse électronique|Correo electrónico|Электронная почта|Эл. почта|电子邮件",
    REGION: "Région|Región|Регион|地区|区域",
    COUNTRY: "Pays|País|Страна|国家",
}


@cache
def label_keys() -> dict[str, str]:
    """What each label is for, by its words in every language of the site."""
    answers: dict[str, str] = {}
    for code in CODES:
        with override(code):
            answers |= {plain(gettext(label)): key for key, label in LABELS.items()}
    for key, labels in OTHER_LABELS.items():
        answers |= {plain(label): key for label in labels.split("|")}
    return answers | {plain(label): key for key, label in LABELS.items()}


WORDINGS = {plain(wording): slug for slug, wording in AREAS.items()}
NUMBER = re.compile(r"^\W*\d{1,2}[.)]\s+")
COLON = re.compile("[:：]")
MOST_LINES = 3  # over which a browser or an editor breaks a question


def label_of(line: str) -> Label | None:
    """The label that a line is, or begins with before a colon; None for any other line."""
    line = NUMBER.sub("", line)
    if key := label_keys().get(plain(line)):
        return Label(key)
    head, *rest = COLON.split(line, maxsplit=1)
    key = label_keys().get(plain(head)) if rest else None
    return Label(key, rest[0].strip()) if key else None


def whole_labels(lines: list[str]) -> list[str]:
    """The lines with each question that is broken over two or three of them in one; the others of it are empty."""
    lines = list(lines)
    for place, line in enumerate(lines):
        if not line or label_of(line):
            continue
        for count in range(2, MOST_LINES + 1):
            part = lines[place : place + count]
            if len(part) < count or not all(map(plain, part)) or label_of(part[-1]):
                break
            key = label_keys().get(plain(NUMBER.sub("", " ".join(part))))
            if key in QUESTIONS:
                lines[place : place + count] = [" ".join(part)] + [""] * (count - 1)
                break
    return lines


def is_area(line: str) -> bool:
    """Whether a line is the wording of one priority area and nothing else."""
    return plain(NUMBER.sub("", line)) in WORDINGS


def priority_areas(lines: list[str]) -> tuple[list[str], list[str]]:
    """Slugs of the areas that the lines name, in the network's order, and the lines that name none.

    A wording may be broken over several lines, or several may share one.
    """
    bare = [plain(NUMBER.sub("", line)) for line in lines]
    whole = " ".join(bare)
    wordings = [(slug, wording) for wording, slug in WORDINGS.items() if wording in whole]
    for _slug, wording in wordings:
        whole = whole.replace(wording, "*" * len(wording))
    unknown = []
    for line, words in zip(lines, bare, strict=True):
        here, whole = whole[: len(words)], whole[len(words) + 1 :]
        if here.strip("* "):
            unknown.append(line)
    return [slug for slug, _wording in wordings], unknown
