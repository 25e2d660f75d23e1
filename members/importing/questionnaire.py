"""The network's questionnaire as its present site prints it: in English, whatever the answers' language."""

import re
from typing import NamedTuple

from core.text.folding import fold

CONTACT, REGION, COUNTRY, PRIORITY_AREAS = "contact", "region", "country", "priority_areas"
QUESTIONS = {
    "works_with": "Who do you work with?",
    "involvement": "How are sex workers involved in your organisation?",
    PRIORITY_AREAS: "Which of NSWP priority areas does your organisation work on?",
    "challenges": "What are the two main challenges that the sex workers you work with face",
    "other_work": "Describe other areas of your work",
}
ANSWERS = tuple(question for question in QUESTIONS if question != PRIORITY_AREAS)
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


KEYS = {plain(label): key for key, label in LABELS.items()}
WORDINGS = {plain(wording): slug for slug, wording in AREAS.items()}
NUMBER = re.compile(r"^\W*\d{1,2}[.)]\s+")
COLON = re.compile("[:：]")


def label_of(line: str) -> Label | None:
    """The label that a line is, or begins with before a colon; None for any other line."""
    line = NUMBER.sub("", line)
    if key := KEYS.get(plain(line)):
        return Label(key)
    head, *rest = COLON.split(line, maxsplit=1)
    key = KEYS.get(plain(head)) if rest else None
    return Label(key, rest[0].strip()) if key else None


def is_area(line: str) -> bool:
    """Whether a line is the wording of one priority area and nothing else."""
    return plain(NUMBER.sub("", line)) in WORDINGS


def priority_areas(lines: list[str]) -> tuple[list[str], list[str]]:
    """Slugs of the areas that the lines name, in the network's order, and the lines that name none.

    A wording may be broken over several lines, or several may share one.
    """
    bare = [plain(NUMBER.sub("", line)) for line in lines]
    whole = " ".join(bare)
    found = [(slug, wording) for wording, slug in WORDINGS.items() if wording in whole]
    for _slug, wording in found:
        whole = whole.replace(wording, "*" * len(wording))
    unknown = []
    for line, words in zip(lines, bare, strict=True):
        here, whole = whole[: len(words)], whole[len(words) + 1 :]
        if here.strip("* "):
            unknown.append(line)
    return [slug for slug, _wording in found], unknown
