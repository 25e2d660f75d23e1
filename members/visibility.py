"""Who may see each field: one registry, checked against the models by a test. A missing entry fails.

public        part of what a stranger may see of an organisation that may be shown
withholdable  public, unless the organisation asks that it is not
staff         people who work in the admin
never         nobody outside the admin of its own app: no public page, export or history may hold it
"""

PUBLIC = "public"
WITHHOLDABLE = "withholdable"
STAFF = "staff"
NEVER = "never"

VOCABULARY = {
    "id": STAFF,
    "slug": PUBLIC,
    "bit": STAFF,
    "position": PUBLIC,
    "label": PUBLIC,
    "short": PUBLIC,
    "translated_by": PUBLIC,
}

REGISTRY: dict[str, dict[str, str]] = {
    "members.region": {"id": STAFF, "slug": PUBLIC, "position": PUBLIC, "name": PUBLIC, "note": PUBLIC},
    "members.country": {
        "code": PUBLIC,
        "region": PUBLIC,
        "name": PUBLIC,
        "aliases": PUBLIC,
        "inhabited": PUBLIC,
        "on_hold": STAFF,
    },
    "members.priorityarea": VOCABULARY,
    "members.population": VOCABULARY,
    "members.support": VOCABULARY,
    "members.organisation": {
        "id": STAFF,
        "uid": STAFF,
        "kind": PUBLIC,
        "name": PUBLIC,
        "acronym": PUBLIC,
        "slug": PUBLIC,
        "country": PUBLIC,
        "region": PUBLIC,
        "original_language": PUBLIC,
        "founded": WITHHOLDABLE,
        "website": WITHHOLDABLE,
        "spoken_languages": WITHHOLDABLE,
        "networks": WITHHOLDABLE,
        "works_with": WITHHOLDABLE,
        "involvement": WITHHOLDABLE,
        "challenges": WITHHOLDABLE,
        "other_work": WITHHOLDABLE,
        # In the organisation's own language: shown, and withheld, with the field of the same name.
        "name_own": PUBLIC,
        "works_with_own": PUBLIC,
        "involvement_own": PUBLIC,
        "challenges_own": PUBLIC,
        "other_work_own": PUBLIC,
        "answers_date": PUBLIC,
        "provenance": PUBLIC,
        "populations": WITHHOLDABLE,
        "priority_areas": WITHHOLDABLE,
        "support": WITHHOLDABLE,
        "is_example": PUBLIC,
        "status": STAFF,
        "withdrawal_reason": STAFF,
        "listing_consent": STAFF,
        "consent_basis": STAFF,
        "consent_date": STAFF,
        "consent_proof": STAFF,
        "consent_until": STAFF,
        "copies_consent": STAFF,
        "consent_recorded_by": STAFF,
        "withheld_fields": STAFF,
        "indexable": PUBLIC,
        "accepts_messages": PUBLIC,
        "unplaced_text": STAFF,
        "confirmed_on": PUBLIC,
        "version": STAFF,
        "created": STAFF,
        "updated": STAFF,
        # What hangs on an organisation and is shown with it.
        "other_names": WITHHOLDABLE,
        "links": WITHHOLDABLE,
        "coverage": PUBLIC,
    },
    "members.othername": {
        "id": STAFF,
        "organisation": STAFF,
        "name": PUBLIC,
        "kind": PUBLIC,
        "language": PUBLIC,
        "until": PUBLIC,
    },
    "members.usedslug": {"digest": NEVER},
    "members.link": {"id": STAFF, "organisation": STAFF, "label": PUBLIC, "url": PUBLIC},
    "members.networkcoverage": {"id": STAFF, "network": PUBLIC, "country": PUBLIC},
    "members.translationstate": {
        "id": STAFF,
        "organisation": STAFF,
        "field": PUBLIC,
        "language": PUBLIC,
        "digest": STAFF,
        "author": PUBLIC,
        "reviewed": PUBLIC,
    },
    "members.proposedchange": {
        "id": STAFF,
        "organisation": STAFF,
        "file": STAFF,
        "data": STAFF,
        "created": STAFF,
        "decided": STAFF,
        "accepted": STAFF,
    },
    "outbox.message": dict.fromkeys(
        "id recipient subject body uid created due attempts lease leased_until failed emptied".split(), NEVER
    ),
    "core.edition": {"id": STAFF, "epoch": PUBLIC, "number": PUBLIC},
}


def register(model: str, levels: dict[str, str]) -> None:
    """Add the fields of ``app.model`` of another app."""
    REGISTRY[model] = levels


def fields_with(model: str, *levels: str) -> set[str]:
    """Names of the fields of ``app.model`` that have one of these levels."""
    return {field for field, level in REGISTRY[model].items() if level in levels}


def withholdable(model: str) -> set[str]:
    """Names of the fields of ``app.model`` that an organisation may ask not to be shown."""
    return fields_with(model, WITHHOLDABLE)


def may_be_public(model: str, field: str) -> bool:
    """Whether a field of ``app.model`` can be part of anything a stranger sees."""
    return REGISTRY[model][field] in (PUBLIC, WITHHOLDABLE)
