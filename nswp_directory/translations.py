"""Message catalogues without a system gettext: collect the texts, compare, compile.

One catalogue per language, ``locale/<language>/LC_MESSAGES/django.po``, sorted, with file names but no line
numbers, so that a change of text is a small difference. Nothing is guessed: a text nobody has translated
stays empty until somebody does, and ``problems`` names it.
"""

import os
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po
from django.utils.translation import to_locale
from django.utils.translation.template import templatize

# Folders in which no text for readers stands.
SKIPPED = set("benchmarks docs locale migrations node_modules static staticfiles tests var".split())
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*[^{}]*\}")
HEADER = """\
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""
Key = tuple[str, str | None]
Text = str | tuple[str, ...]


# --- where they are ------------------------------------------------------------------------------------


def path_of(root: Path, language: str) -> Path:
    """The catalogue of a language, named as in settings.LANGUAGES ("zh-hans")."""
    return root / "locale" / to_locale(language) / "LC_MESSAGES" / "django.po"


def sources(root: Path) -> Iterator[Path]:
    """Every module and template of the project, in a stable order."""
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in SKIPPED and not name.startswith("."))
        for name in sorted(files):
            path = Path(folder, name)
            if path.suffix == ".py" or "templates" in path.relative_to(root).parts:
                yield path


# --- what the project says -----------------------------------------------------------------------------


def _python_text(path: Path) -> str:
    """A module as it is, a template as the Python that Django makes of it.

    Lines lose their indentation there: a template's steps are no Python blocks.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text
    return "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())


def collected(root: Path) -> Catalog:
    """Every text of the project, with the files in which it stands and what they tell translators."""
    catalog = Catalog()
    for path in sources(root):
        place = path.relative_to(root).as_posix()
        code = BytesIO(_python_text(path).encode())
        for _line, text, comments, context in extract("python", code, KEYWORDS, ["Translators"]):
            # PO files keep one place per file; Babel wants a line number with it.
            catalog.add(text, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalog


def _forms(text: object) -> tuple[str, ...]:
    """A text as the tuple of its forms: one, or those of its plural."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text or ""),)


def _key(message: Message) -> Key:
    return (_forms(message.id)[0], message.context)


def _keys(messages: Iterable[Message]) -> set[Key]:
    return {_key(message) for message in messages if message.id}


# --- update --------------------------------------------------------------------------------------------


def _kept(message: Message, old: Catalog, new: Catalog) -> Text:
    """The translation that stands for exactly this text, or nothing."""
    before = old.get(_key(message)[0], message.context)
    is_same = before is not None and before.pluralizable == message.pluralizable
    if message.pluralizable:
        return _forms(before.string) if before and is_same else ("",) * new.num_plurals
    return _forms(before.string)[0] if before and is_same else ""


def _read(path: Path, language: str) -> Catalog:
    """A catalogue as it stands; an empty one where there is none yet."""
    locale = to_locale(language)
    if not path.exists():
        return Catalog(locale=locale)
    with path.open("rb") as file:
        return read_po(file, locale=locale, abort_invalid=True)


def _updated(texts: Catalog, old: Catalog, language: str) -> Catalog:
    new = Catalog(locale=to_locale(language))
    for message in texts:
        if not message.id:
            continue
        before = old.get(_key(message)[0], message.context)
        new.add(
            message.id,
            message.id if language == "en" else _kept(message, old, new),
            locations=sorted(set(message.locations)),
            flags={"fuzzy"} if before and before.fuzzy else (),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    return new


def _write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, sort_output=True, include_lineno=False)
    header = HEADER.format(language=catalogue.locale_identifier, plural_forms=catalogue.plural_forms)
    path.write_bytes(header.encode() + body.getvalue().strip() + b"\n")


def update(root: Path, languages: Iterable[str]) -> dict[str, int]:
    """Bring every catalogue to the present texts; how many each language still has to translate.

    Translations of unchanged texts are kept, those of texts that are gone are removed. English says the same
    as the source and is filled in.
    """
    texts = collected(root)
    missing = {}
    for language in languages:
        path = path_of(root, language)
        catalogue = _updated(texts, _read(path, language), language)
        _write(catalogue, path)
        missing[language] = sum(1 for message in catalogue if message.id and not _is_complete(message))
    return missing


# --- compile -------------------------------------------------------------------------------------------


def compile_all(root: Path, languages: Iterable[str]) -> list[str]:
    """Write the .mo beside each .po, as a whole or not at all; the names of the locales compiled."""
    done = []
    for language in languages:
        path = path_of(root, language)
        target, draft = path.with_suffix(".mo"), path.with_suffix(".mo.new")
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as file:
            write_mo(file, _read(path, language))
        draft.replace(target)
        done.append(to_locale(language))
    return done


# --- check ---------------------------------------------------------------------------------------------


def _is_complete(message: Message) -> bool:
    return all(form.strip() for form in _forms(message.string)) and not message.fuzzy


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def _first_form_is_one(catalogue: Catalog) -> bool:
    """Whether the first plural form stands for the number 1 and no other; then it may leave the number out.

    So it is in English and Spanish; the French one also stands for 0, the Russian one for 21 and 31.
    """
    return catalogue.plural_expr.replace(" ", "").startswith(("(n!=1)", "(n==1?0"))


def _wrong_plurals(message: Message, catalogue: Catalog) -> Iterator[str]:
    singular, plural = map(_placeholders, _forms(message.id))
    forms = _forms(message.string)
    if len(forms) != catalogue.num_plurals:
        yield f"has {len(forms)} plural forms instead of {catalogue.num_plurals}"
        return
    for number, form in enumerate(forms):
        allowed = [plural, singular] if number == 0 and _first_form_is_one(catalogue) else [plural]
        if _placeholders(form) not in allowed:
            yield f"has other placeholders in form {number}: {form}"


def _wrong(message: Message, catalogue: Catalog, language: str) -> Iterator[str]:
    """What is wrong with one translation, in a few words each."""
    source, translation = _forms(message.id), _forms(message.string)
    if message.fuzzy:
        yield "is marked as a guess (fuzzy)"
    if not all(form.strip() for form in translation):
        yield "has an empty form" if message.pluralizable else "is not translated"
    elif message.pluralizable:
        yield from _wrong_plurals(message, catalogue)
    elif _placeholders(source[0]) != _placeholders(translation[0]):
        yield f"has other placeholders: {translation[0]}"
    if language == "en" and all(translation) and translation != source:
        yield "differs from its source"


def _problems_of(path: Path, language: str, texts: Catalog) -> Iterator[str]:
    try:
        catalogue = _read(path, language)
    except (PoFileError, UnicodeDecodeError, ValueError) as error:
        yield f"cannot be read: {error}"
        return
    if catalogue.plural_forms != Catalog(locale=to_locale(language)).plural_forms:
        yield f"has the wrong Plural-Forms: {catalogue.plural_forms}"
    present, wanted = _keys(catalogue), _keys(texts)
    yield from (f"“{text}” is missing" for text, _context in sorted(wanted - present, key=str))
    gone = (present - wanted) | _keys(catalogue.obsolete.values())
    yield from (f"“{text}” is no longer used" for text, _context in sorted(gone, key=str))
    for message in catalogue:
        if message.id:
            yield from (f"“{_key(message)[0]}” {what}" for what in _wrong(message, catalogue, language))


def problems(root: Path, languages: Iterable[str]) -> list[str]:
    """Everything that keeps a catalogue from being complete, one line each; empty if all are."""
    texts = collected(root)
    lines = []
    for language in languages:
        path = path_of(root, language)
        place = path.relative_to(root).as_posix()
        if not path.exists():
            lines.append(f"{place} is missing")
            continue
        lines += [f"{place}: {problem}" for problem in _problems_of(path, language, texts)]
    return lines
