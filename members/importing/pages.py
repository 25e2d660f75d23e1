"""What a profile page says, read without a database. What it does not say is a warning, never a guess."""

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from core.text.contact_data import telephone_numbers
from core.text.sanitize import sanitized
from members.importing.countries import CountryIndex, Place
from members.importing.files import Refused
from members.importing.language import CODES, ENGLISH, PageLanguages, page_languages
from members.importing.questionnaire import (
    CONTACT,
    COUNTRY,
    PRIORITY_AREAS,
    QUESTIONS,
    REGION,
    Label,
    is_area,
    label_of,
    priority_areas,
    whole_labels,
)
from members.importing.suggestions import suggested_populations
from members.models.organisation import ANSWERS

BEGINNING = "beginning"  # what stands before the first label
STRAY_AREAS = "stray areas"  # priority areas below another question, because their own is missing
FEWEST_QUESTIONS = 2
LONGEST_NAME = 200
LONGEST_QUOTE = 80
INTERVIEW = re.compile(r"scroll\s+down\s+for\s+english", re.IGNORECASE)
MARKUP = re.compile(r"<(?:!doctype|html|body)\b", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#\d{2,6}|#x[0-9a-f]{2,6});", re.IGNORECASE)
LINE_BREAK = re.compile(r"<br\s*/?>|</(?:p|li|div|h[1-6]|tr)>", re.IGNORECASE)
WORD_BULLETS = re.compile("[\uf000-\uf0ff]")  # of the fonts Symbol and Wingdings, which only Word shows
TAG = re.compile(
    r"</?(?:a|abbr|b|br|blockquote|code|div|em|font|h[1-6]|i|li|ol|p|small|span|strong|sub|sup|table|tbody|td|th"
    r"|tr|u|ul)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
# UTF-8 that was read as Windows-1252 (Ã©, â€™) or as Windows-1251 (РєР°) and stored again.
DECODED_TWICE = re.compile(
    "(?:[ÃÂÅÄ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œž“”˜¦\u2122]|[ÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]){1}"
    "|(?:[РС][\u0400-\u040f\u0450-\u045f\u00a0-\u00bf\u2010-\u2122]){3,}"
)
ADDRESS = re.compile(r"\S@\S|\[e-?mail\b|\S\s*[\[(](?:at|arobase|arroba)[\])]\s*\S", re.IGNORECASE)
SENTENCE = re.compile(r"(?:\S+\s+){7,}\S+[.!?]$|\S{25,}。$")  # as long as this it is no name

Sections = dict[str, list[str]]


class NotAProfile(Refused):
    """The text is something else than one organisation's profile page."""


@dataclass(frozen=True)
class ParsedPage:
    """What one page says. ``name`` and ``country`` are None where the page does not say them."""

    name: str | None
    country: str | None
    region: str | None
    priority_areas: list[str]
    original_language: str
    answers: dict[str, dict[str, str]]
    suggested_populations: list[str]
    unplaced: str
    warnings: list[str]


def parse(text: str, countries: CountryIndex) -> ParsedPage:
    """Understand a profile page saved as text; raises NotAProfile for any other text."""
    sections = _sections(_readable(text))
    areas, unknown_areas = priority_areas(sections.get(PRIORITY_AREAS, []) + sections[STRAY_AREAS])
    if not areas and not any(sections.get(answer) for answer in ANSWERS):
        raise NotAProfile(gettext_lazy("The questionnaire stands there without any answer."))
    original, answers, foreign, left = _answers(sections)
    name, place = _name(sections), _place(sections, countries)
    return ParsedPage(
        name=name,
        country=place.code if place else None,
        region=place.region if place else None,
        priority_areas=areas,
        original_language=original,
        answers=answers,
        suggested_populations=suggested_populations(list(answers["works_with"].values())),
        unplaced="\n".join([*_lines_before_the_questions(sections, name), *left, *sections.get(COUNTRY, [])[1:]]),
        warnings=[
            *_warnings_before_the_questions(sections, name),
            *_warnings_of_answers(sections, unknown_areas, foreign),
            *_warnings_of_original(original, _rival(sections)),
            *_warnings_of_letters(text),
            *_warnings_of_place(sections, place, countries),
        ],
    )


def _readable(text: str) -> str:
    """The text with the signs that its entities stand for, and without the tags that web editors leave in it."""
    if MARKUP.search(text):
        return text  # a whole web page is refused with its reason
    text = WORD_BULLETS.sub("•", text)
    text = LINE_BREAK.sub("\n", text)
    text = TAG.sub("", text)
    return sanitized(html.unescape(text)).replace("\u00a0", " ") if ENTITY.search(text) else text


def _sections(text: str) -> Sections:
    """The lines under each label, without empty ones; raises NotAProfile if there are too few labels."""
    lines = [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    lines = whole_labels(lines)
    labels = {place: label for place, line in enumerate(lines) if line and (label := label_of(line))}
    questions = [place for place, label in labels.items() if label.key in QUESTIONS]
    _refuse_other_texts(text, [labels[place].key for place in questions])
    for key in (REGION, COUNTRY):  # ordinary words: labels only at the end, after the last question
        places = [place for place, label in labels.items() if label.key == key]
        for place in places[:-1] + [place for place in places[-1:] if place < questions[-1]]:
            del labels[place]
    return _sorted_lines(lines, labels)


def _sorted_lines(lines: list[str], labels: dict[int, Label]) -> Sections:
    """Every line that is not empty, under the label before it."""
    sections: Sections = {BEGINNING: [], STRAY_AREAS: []}
    areas_are_labelled = any(label.key == PRIORITY_AREAS for label in labels.values())
    current = BEGINNING
    for place, line in enumerate(lines):
        current, line = labels.get(place, (current, line))
        stray = not areas_are_labelled and is_area(line)
        sections.setdefault(current, [])
        sections[STRAY_AREAS if stray else current].extend([line] if line else [])
    return sections


def _refuse_other_texts(text: str, questions: list[str]) -> None:
    """Say what the text is instead of a profile, as well as that can be told."""
    if INTERVIEW.search(text):
        raise NotAProfile(gettext_lazy("This is a featured interview, not a member’s profile."))
    if len(set(questions)) < len(questions):
        raise NotAProfile(gettext_lazy("A question stands there twice: this is not one organisation’s profile."))
    if len(questions) >= FEWEST_QUESTIONS:
        return
    if MARKUP.search(text):
        raise NotAProfile(gettext_lazy("This is a web page with its markup; save the page as text."))
    if questions:
        raise NotAProfile(gettext_lazy("One question alone stands there: this is not a member’s profile."))
    raise NotAProfile(gettext_lazy("The questionnaire does not stand there: this is not a member’s profile."))


def _page_languages(sections: Sections) -> PageLanguages:
    return page_languages([line for answer in ANSWERS for line in sections.get(answer, [])])


def _rival(sections: Sections) -> str | None:
    """A second language that may be the original."""
    return _page_languages(sections).rival


def _answers(sections: Sections) -> tuple[str, dict[str, dict[str, str]], str | None, list[str]]:
    """The original language, the answers by language, a language that the site does not have, and its paragraphs."""
    page = _page_languages(sections)
    left: list[str] = []
    answers: dict[str, dict[str, str]] = {answer: {} for answer in ANSWERS}
    foreign = None
    for answer in ANSWERS:
        lines = sections.get(answer, [])
        languages = page.of(lines)
        for language in sorted(set(languages), key=lambda language: (language == ENGLISH, language)):
            chosen = [line for line, its in zip(lines, languages, strict=True) if its == language]
            if language in CODES or language == page.original:
                answers[answer][CODES.get(language, language)] = "\n".join(chosen)
            else:
                foreign = language
                left += chosen
    if foreign and not any(answers.values()):
        raise NotAProfile(gettext_lazy("The answers are in a language that this directory does not have."))
    return CODES.get(page.original, page.original), answers, foreign, left


def _name(sections: Sections) -> str | None:
    """The first line, unless it is an address or a sentence."""
    title = next(iter(sections[BEGINNING]), "")
    no_name = len(title) > LONGEST_NAME or ADDRESS.search(title) or SENTENCE.match(title)
    return None if no_name else title or None


def _place(sections: Sections, countries: CountryIndex) -> Place | None:
    values = sections.get(COUNTRY, [])
    return countries.country(values[0]) if values else None


def _lines_before_the_questions(sections: Sections, name: str | None) -> list[str]:
    """What stands there beside the name; never an address."""
    lines = sections.get(CONTACT, []) + sections[BEGINNING][1 if name else 0 :]
    return [line for line in lines if not ADDRESS.search(line)]


def _warnings_before_the_questions(sections: Sections, name: str | None) -> Iterable[str]:
    if not name:
        yield _("The page gives no name. Write it before publishing.")
    contact = sections.get(CONTACT, [])
    if any(ADDRESS.search(line) for line in contact):
        yield _("The address under “Contact email” was not imported.")
    left = _lines_before_the_questions(sections, name)
    if left:
        yield ngettext(
            "%(count)d line before the first question belongs to no question. It is kept for you to place.",
            "%(count)d lines before the first question belong to no question. They are kept for you to place.",
            len(left),
        ) % {"count": len(left)}


def _warnings_of_answers(sections: Sections, unknown_areas: list[str], foreign: str | None) -> Iterable[str]:
    for key, question in QUESTIONS.items():
        if key not in sections:
            yield _("The question “%(question)s” is missing.") % {"question": question}
        if key in ANSWERS and any(ADDRESS.search(line) for line in sections.get(key, [])):
            yield _("The answer to “%(question)s” holds an e-mail address.") % {"question": question}
        if key in ANSWERS and any(telephone_numbers("\n".join(sections.get(key, [])))):
            yield _("The answer to “%(question)s” holds a telephone number.") % {"question": question}
    for line in unknown_areas:
        yield _("“%(line)s” is not a priority area of the network.") % {"line": _quote(line)}
    if foreign:
        message = _("Paragraphs in a third language are kept for you to place: %(language)s.")
        yield message % {"language": _language_name(foreign)}


def _warnings_of_letters(text: str) -> Iterable[str]:
    match = DECODED_TWICE.search(text)
    if match:
        start = max(0, match.start() - 10)
        message = _("Some letters look as if the file had been saved in a wrong encoding: “%(sample)s”.")
        yield message % {"sample": " ".join(text[start : match.end() + 10].split())}


def _warnings_of_original(original: str, rival: str | None) -> Iterable[str]:
    if rival:
        message = _("The answers stand in %(first)s and in %(second)s. Choose the original before publishing.")
        yield message % {"first": _language_name(original), "second": _language_name(CODES.get(rival, rival))}


def _warnings_of_place(sections: Sections, place: Place | None, countries: CountryIndex) -> Iterable[str]:
    country, region = sections.get(COUNTRY, []), sections.get(REGION, [])
    if not country:
        yield _("The page gives no country.")
    elif not place:
        yield _("The country “%(name)s” is not known.") % {"name": _quote(country[0])}
    if country[1:]:
        yield _("Lines after the country are kept for you to place.")
    if region and not countries.region(region[0]):
        yield _("The region “%(name)s” is not known.") % {"name": _quote(region[0])}
    elif region and place and countries.region(region[0]) != place.region:
        yield _("The page names another region than that of the country; the country decides.")


def _quote(line: str) -> str:
    """A line for a message: never an address, never long."""
    if ADDRESS.search(line):
        return "…"
    return line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"


def _language_name(code: str) -> str:
    """A language's name for people, or its code where Django has none."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
