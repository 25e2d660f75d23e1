"""What of an organisation is public: its fields without those it withholds, and the texts a stranger may read."""

from django.conf import settings

from core.languages import CODES
from members.models import Organisation, VocabularyEntry
from members.models.organisation import ANSWERS, TRANSLATED_FIELDS
from members.public.profile import VOCABULARIES as VOCABULARIES
from members.public.profile import PublicText
from members.visibility import may_be_public, withholdable

Texts = dict[str, dict[str, PublicText]]


def shown(organisation: Organisation, field: str) -> bool:
    """Whether this organisation shows this field. A field that is not public by the registry raises."""
    if not may_be_public("members.organisation", field):
        raise ValueError(f"{field} is not a public field")
    withheld = set(organisation.withheld_fields)
    if withheld - withholdable("members.organisation"):  # a word that means nothing: rather show too little
        withheld = withholdable("members.organisation")
    return field not in withheld


def public_texts(organisation: Organisation) -> Texts:
    """Every text that a stranger may read: by field, and by language, the original among them.

    Without its original nothing of a field is shown: that is how a dangerous sentence is taken out. A text that
    nobody has approved stays hidden also where it stands in the original language.
    """
    texts: Texts = {}
    states = {(state.field, state.language): state for state in organisation.translation_states.all()}
    language = organisation.original_language
    for field in TRANSLATED_FIELDS:
        original, own = organisation.original(field), states.get((field, language))
        if shown(organisation, field) and original and (own is None or own.may_be_shown):
            texts[field] = {language: PublicText(original, language)}
    for (field, code), state in states.items():
        text = organisation.text(field, code)
        if field in texts and code != language and text and state.may_be_shown:
            origin = state.author if state.author in ("organisation", "supplied") else "reviewed"
            texts[field][code] = PublicText(text, code, origin, state.is_outdated(organisation.original(field)))
    return texts


def best_text(texts: dict[str, PublicText], language: str, original_language: str) -> PublicText | None:
    """What a reader of a language sees: that language, else English, else the original, else any."""
    for candidate in (language, settings.LANGUAGE_CODE, original_language, *texts):
        if candidate in texts:
            return texts[candidate]
    return None


def languages_of(texts: Texts) -> list[str]:
    """The languages in which at least one answer can be read: those of the site in their order, then its own."""
    languages = {language for field in ANSWERS for language in texts.get(field, {})}
    return [code for code in CODES if code in languages] + sorted(languages - set(CODES))


def words_of(organisation: Organisation, field: str) -> list[VocabularyEntry]:
    """The entries of one vocabulary that this organisation shows, in the vocabulary's order."""
    if not shown(organisation, field):
        return []
    return sorted(getattr(organisation, field).all(), key=lambda entry: entry.position)
