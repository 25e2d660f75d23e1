"""The words by which a listing is found: what its public document says, in every language."""

from functools import lru_cache

from django.conf import settings

from core.search.analysis import romanised, sequence
from core.search.indexed_text import IndexedText, tokens
from members.models import Organisation
from members.models.organisation import ANSWERS
from members.publishing.visible_fields import VOCABULARIES, Texts, shown, words_of
from members.translation import text


def indexed_text(organisation: Organisation, texts: Texts) -> IndexedText:
    """The tokens of an organisation's public texts: names before other names before places before answers."""
    names = [(value.text, value.language) for value in texts.get("name", {}).values()]
    others = [(organisation.acronym, organisation.original_language)]
    if shown(organisation, "other_names"):
        others += [(other.name, other.language) for other in organisation.other_names.all()]
    answers = [(said.text, said.language) for field in ANSWERS for said in texts.get(field, {}).values()]
    places = _places(organisation)
    return IndexedText(
        names=tokens(names) + [token for name, _language in names for token in romanised(name)],
        other_names=tokens(others),
        places=_label_tokens(places),
        rest=tokens(answers) + _label_tokens(_labels(organisation)),
        sequences=[sequence(value) for value, _language in [*names, *others, *places, *answers] if value],
    )


@lru_cache(maxsize=2_000)
def _one_label(label: tuple[str, str]) -> dict[str, None]:
    return dict.fromkeys(tokens([label]))


def _label_tokens(labels: list[tuple[str, str]]) -> list[str]:
    """The same for labels, which stand in many listings and are looked at once."""
    label_tokens: dict[str, None] = {}
    for label in labels:
        label_tokens.update(_one_label(label))
    return list(label_tokens)


def _places(organisation: Organisation) -> list[tuple[str, str]]:
    """The country and the region by all their names."""
    country = organisation.country
    region = organisation.effective_region
    names = [
        (text(place, "name", code), code) for place in (country, region) if place for code, _name in settings.LANGUAGES
    ]
    return names + [(alias, "en") for alias in country.aliases] if country else names


def _labels(organisation: Organisation) -> list[tuple[str, str]]:
    """Priority areas, populations and support by all their labels."""
    entries = [entry for field in VOCABULARIES for entry in words_of(organisation, field)]
    return [
        (text(entry, name, code), code)
        for entry in entries
        for name in ("label", "short")
        for code, _n in settings.LANGUAGES
    ]
