"""Who answers for each translation: written down when staff type one, renewed when they approve one."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.languages import CODES
from members.admin.languages import COLUMNS
from members.choices import TranslationAuthor
from members.models import Organisation, TranslationState
from members.models.organisation import OWN, TRANSLATED_FIELDS, column_of

MADE_BY = {
    TranslationAuthor.ORGANISATION: gettext_lazy("Translated by the organisation."),
    TranslationAuthor.SUPPLIED: gettext_lazy("Supplied with the profile; the translator is not known."),
    TranslationAuthor.PERSON: gettext_lazy("Translated by a person."),
    TranslationAuthor.MACHINE: gettext_lazy("Translated by a machine."),
}


@dataclass(frozen=True)
class TranslationStatus:
    """How one stored translation stands, in words, and whether a person should look at it."""

    sentences: tuple[str, ...]
    outdated: bool = False
    hidden: bool = False
    unread: bool = False

    @property
    def wants_approval(self) -> bool:
        """Whether there is anything for a person to approve."""
        return self.outdated or self.hidden or self.unread


def translation_status(organisation: Organisation, field: str, language: str) -> TranslationStatus | None:
    """How a translation stands; None for the original, and where nothing is written."""
    if language == organisation.original_language or not organisation.text(field, language):
        return None
    states = {(state.field, state.language): state for state in organisation.translation_states.all()}
    state = states.get((field, language))
    if state is None:
        return TranslationStatus((_("Nobody answers for this translation: the public does not see it."),), hidden=True)
    return _describe(state, state.is_outdated(organisation.original(field)))


def _describe(state: TranslationState, outdated: bool) -> TranslationStatus:
    sentences = [str(MADE_BY[TranslationAuthor(state.author)])]
    if state.reviewed:
        sentences.append(_("Read and approved."))
    elif not state.may_be_shown:
        sentences.append(_("Nobody has approved it yet: the public does not see it."))
    else:
        sentences.append(_("Shown to the public; no editor has read it yet."))
    if outdated:
        sentences.append(_("Outdated: the original has changed since."))
    return TranslationStatus(tuple(sentences), outdated, not state.may_be_shown, not state.reviewed)


def record_typed(organisation: Organisation, before: dict[str, Any], *, reviewed: bool = True) -> None:
    """Write down who answers for each translation that staff have typed, changed or emptied.

    ``before`` holds the columns of the form as they stood; others were not typed. ``reviewed``: whether the word of
    who typed them is enough for the public. An untouched translation keeps its state, and with it the
    mark that its original has changed.
    """
    _forget_states_of_originals(organisation, before)
    for column, (field, language) in COLUMNS.items():
        text = organisation.text(field, language)
        untyped = column not in before or text == (before.get(column) or "")
        if untyped or language in (organisation.original_language, OWN):
            continue
        if text:
            _record(organisation, field, language, TranslationAuthor.PERSON, reviewed)
        else:
            organisation.translation_states.filter(field=field, language=language).delete()


def _forget_states_of_originals(organisation: Organisation, before: dict[str, Any]) -> None:
    """An original has no state; but a text that nobody approved keeps it, and stays hidden, until a person types it."""
    columns = {name: column_of(name, organisation.original_language) for name in TRANSLATED_FIELDS}
    for state in organisation.translation_states.filter(language=organisation.original_language):
        column = columns[state.field]
        typed = column in before and organisation.original(state.field) != (before[column] or "")
        if typed or state.may_be_shown:
            state.delete()


def unapproved(organisation: Organisation, language: str) -> list[str]:
    """The fields whose stored text in a language nobody has approved."""
    states = organisation.translation_states.filter(language=language)
    return [state.field for state in states if not state.may_be_shown and organisation.text(state.field, language)]


def approve(organisation: Organisation, language: str, fields: tuple[str, ...] = TRANSLATED_FIELDS) -> list[str]:
    """Note that a person has read the translations into a language beside the present original.

    Returns the fields approved. Who made a translation stays as it was.
    """
    if language not in CODES or language == organisation.original_language:
        return []
    authors = dict(organisation.translation_states.filter(language=language).values_list("field", "author"))
    written = [field for field in fields if field in TRANSLATED_FIELDS and organisation.text(field, language)]
    for field in written:
        _record(organisation, field, language, authors.get(field, TranslationAuthor.PERSON))
    return written


def _record(organisation: Organisation, field: str, language: str, author: str, reviewed: bool = True) -> None:
    TranslationState.objects.record(organisation, field, language, author=author, reviewed=reviewed)
