"""Every field has its place in the registry, and public tables hold public fields only."""

from django.apps import apps
from django.db.models import Model

from members.models import Organisation
from members.public.profile import PublicProfile
from members.visibility import REGISTRY, fields_with, withholdable

OURS = [
    model
    for label in ("core", "members", "outbox", "secretariat", "resources")
    for model in apps.get_app_config(label).get_models()
]
# What the projection adds to an organisation's own fields.
DERIVED = {"language", "languages", "original_name", "answers", "covers"}


def fields_of(model: type[Model]) -> set[str]:
    """The fields of a model as the registry names them: without the column a language."""
    own = {field.name for field in model._meta.get_fields() if field.concrete}
    return {name for name in own if not getattr(model._meta.get_field(name), "translated_field", None)}


def test_every_model_field_is_in_the_registry_and_nothing_else() -> None:
    attached = {"other_names", "links", "coverage"}

    assert {model._meta.label_lower: fields_of(model) for model in OURS} == {
        label: set(levels) - (attached if label == "members.organisation" else set())
        for label, levels in REGISTRY.items()
    }


def test_levels_are_known_words() -> None:
    levels = {level for fields in REGISTRY.values() for level in fields.values()}

    assert levels == {"public", "withholdable", "staff", "never"}


def test_a_profile_is_made_of_public_fields() -> None:
    public = fields_with("members.organisation", "public", "withholdable")

    assert set(PublicProfile.__dataclass_fields__) - DERIVED <= public | {"other_names", "links"}


def test_nothing_of_the_secretariat_is_public() -> None:
    levels = {
        level for label, fields in REGISTRY.items() if label.startswith("secretariat.") for level in fields.values()
    }

    assert levels == {"never"}


def test_nothing_leads_from_an_organisation_to_the_secretariat() -> None:
    related = {
        relation.related_model._meta.app_label
        for relation in Organisation._meta.related_objects
        if not relation.hidden  # related_name="+": nothing leads there
    }

    assert related == {"members"}


def test_no_public_field_speaks_of_leadership_membership_or_votes() -> None:
    names = {name for label, fields in REGISTRY.items() if label.startswith("members.") for name in fields}

    assert not [name for name in names if any(word in name for word in ("led", "voting", "membership_type"))]
    assert "name" not in withholdable("members.organisation")
