"""Nothing hidden can be told from nothing at all: by no page, header, count, search, nor by the work it takes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from core.models import Edition
from members.choices import Status, WithdrawalReason
from members.models import Country, Listing, Organisation, TranslationState
from members.publishing import publication
from tests.factories import make_organisation
from tests.safety import walk
from tests.safety.addresses import WALK, addresses, public_patterns
from tests.safety.canaries import LANGUAGES, Canaries
from tests.safety.worlds import HIDDEN_STATES, attach, build_world_a, build_world_b
from tests.safety.worlds_entries import HIDDEN, OPEN

pytestmark = pytest.mark.django_db
KNOWN = ["open-0", "reticent", "untranslated", "open-network", OPEN, "never-was"]


@pytest.fixture(autouse=True)
def _small_pages(settings: Any) -> None:
    """A few members fill several pages."""
    settings.PAGE_SIZE = 4


def rehearsed() -> Canaries:
    """The canaries of world B before it exists: they are the same each time it is built."""
    with transaction.atomic():
        canaries = build_world_b()
        slugs = Organisation.objects.exclude(slug__in=Listing.objects.values("slug")).values_list("slug", flat=True)
        canaries.slugs += list(slugs)
        transaction.set_rollback(True)
    return canaries


def compare(languages_of_a_search: int) -> int:
    """Walk world A, add what makes it world B, walk again; how many addresses were compared."""
    build_world_a(members=11)
    canaries = rehearsed()
    words = [word for word in canaries.made for _language in range(languages_of_a_search)]
    every = addresses([*KNOWN, *canaries.slugs], words)

    before = walk.walk(every)
    build_world_b()
    after = walk.walk(every)

    assert len(canaries.slugs) == 7 + len(HIDDEN)
    assert walk.differences(before, after) == []
    # What is compared is a directory that answers, and not a wall of refusals.
    assert [before[f"/{language}/members/open-0/"].status for language in LANGUAGES] == [200] * 5
    assert "/en/members/open-" in before["/en/members/?q=seamstresses"].body.decode()
    kinds = ("resources", "guides", "programmes", "about")
    assert [before[f"/ru/{kind}/{OPEN}/"].status for kind in kinds] == [200] * len(kinds)
    return len(every)


def test_every_public_pattern_is_walked() -> None:
    assert set(public_patterns()) - set(WALK) == set()


def test_a_stranger_cannot_tell_the_world_with_hidden_organisations_from_the_one_without() -> None:
    assert compare(languages_of_a_search=1) > 2500


@pytest.mark.exhaustive
def test_nor_by_any_canary_in_any_language() -> None:
    assert compare(languages_of_a_search=5) > 2500


def taken_out_of_consent(organisation: Organisation) -> None:
    """Consent is taken back in the form, and the status stays as it is."""
    organisation.listing_consent, organisation.consent_basis = False, ""
    organisation.save()


DOORS: dict[str, Callable[[Organisation], object]] = {
    "withdrawn": lambda one: publication.withdraw(one, WithdrawalReason.SAFETY),
    "sent back to review": publication.send_to_review,
    "consent taken back": taken_out_of_consent,
    "country on hold": lambda one: publication.hold_country(Country.objects.get(code="KE")),
    "deleted": lambda one: one.delete(),
}


@pytest.mark.parametrize("door", DOORS)
def test_what_was_public_leaves_nothing_behind_but_a_new_edition(door: str) -> None:
    build_world_a()
    edition, canaries = Edition.objects.values("number", "epoch").get(), Canaries()
    every = [f"/{language}/" for language in LANGUAGES]
    every += [
        address for address in addresses(["was-here", "never-was"], ["was-here"], ("en",)) if address not in every
    ]
    before = walk.walk(every)

    texts = canaries.texts("name", "works_with")
    organisation = make_organisation(pk=15, slug="was-here", country="KE", texts=texts, areas=("hidden-area",))
    attach(canaries, organisation)
    seen = walk.ask("/en/members/was-here/")
    assert (seen.status, texts["name"]["en"] in seen.body.decode()) == (200, True)
    DOORS[door](organisation)

    # The edition has counted what the public saw come and go. It stands in tags alone; with it set back all is equal.
    assert Edition.objects.get().number > edition["number"]
    Edition.objects.update(**edition)
    assert walk.differences(before, walk.walk(every)) == []


NAMESAKES = ("Open House", "Дом у моста", "希望之家")
SLUGS = ["open-house", "dom-u-mosta", "xiwang-zhi-jia", "xi-wang-zhi-jia"]


def namesakes_are_published() -> dict[str, walk.Answer]:
    """Public namesakes in two countries, whose slugs the product makes; and what a stranger sees of them."""
    slugs = []
    for place, name in enumerate(NAMESAKES):
        for number, country in enumerate(("BI", "FR")):
            texts = {"name": {"en": name}, "works_with": {"en": f"Potters {number}"}}
            made = make_organisation(pk=501 + 10 * place + number, slug="", country=country, texts=texts)
            slugs.append(made.slug)
    Edition.objects.update(number=1, epoch="0")  # it stands in tags alone
    asked = ["house", "мост", "希望", "potters"]
    answers = walk.walk(addresses([*dict.fromkeys([*slugs[::2], *SLUGS])], asked, ("en",)))
    # The second of two public namesakes has a slug by chance.
    return {
        address: replace(answer, body=bytes_without(answer.body, slugs[1::2])) for address, answer in answers.items()
    }


def bytes_without(body: bytes, slugs: list[str]) -> bytes:
    for place, slug in enumerate(slugs):
        body = body.replace(slug.encode(), b"x" * 20 + str(place).encode())
    return body


def test_slugs_that_the_product_makes_tell_of_no_hidden_namesake() -> None:
    build_world_a()
    with transaction.atomic():
        without = namesakes_are_published()
        transaction.set_rollback(True)
    publication.hold_country(Country.objects.get(code="MX"))
    for place, name in enumerate(NAMESAKES):
        for number, hidden in enumerate(HIDDEN_STATES.values()):
            texts = {"name": {"en": name}, "works_with": {"en": "Potters"}}
            make_organisation(pk=401 + 20 * place + number, slug="", texts=texts, **{"country": "BI"} | hidden)

    with_hidden = namesakes_are_published()

    assert without["/en/members/open-house/"].status == 200
    assert walk.differences(without, with_hidden) == []


def test_an_address_that_is_hidden_is_the_404_of_one_that_never_was() -> None:
    build_world_a()
    build_world_b()
    hidden = Organisation.objects.exclude(slug__in=Listing.objects.values("slug")).values_list("slug", flat=True)

    def asked(language: str, slug: str) -> walk.Answer:
        walk.clear()
        answer = walk.ask(f"/{language}/members/{slug}/")
        # An address may say itself, in the links to other languages.
        return walk.Answer(answer.status, answer.headers, answer.body.replace(slug.encode(), b"-"), answer.queries)

    asked_for = [(language, slug) for language in LANGUAGES for slug in hidden]
    never = [asked(language, "n" * len(slug)) for language, slug in asked_for]
    assert {answer.status for answer in never} == {404}
    assert [asked(*one) for one in asked_for] == never


def test_a_browser_that_asks_again_learns_nothing_of_what_is_hidden() -> None:
    build_world_a()
    pages = ["/en/", "/en/members/", "/ru/countries/mx/", "/fr/members/open-0/", "/zh-hans/members/?country=KE"]
    tags = [dict(walk.ask(page).headers)["ETag"] for page in pages]

    build_world_b()

    again = [walk.ask(page, **{"If-None-Match": tag}) for page, tag in zip(pages, tags, strict=True)]
    assert [(answer.status, answer.body) for answer in again] == [(304, b"")] * len(pages)


def test_an_unapproved_translation_becomes_public_by_approval_and_by_nothing_else() -> None:
    build_world_a()
    canaries = build_world_b()
    state = TranslationState.objects.get(organisation__slug="untranslated", language="fr", field="works_with")
    text = state.organisation.text("works_with", "fr")
    assert text in canaries.made

    def read() -> bool:
        return text in walk.ask("/fr/members/untranslated/").body.decode()

    assert not read()
    state.reviewed = True
    state.save()
    assert read()
    state.reviewed = False
    state.save()
    assert not read()


def test_status_may_not_be_given_by_hand() -> None:
    hidden = make_organisation(slug="hidden", status=Status.DRAFT)
    hidden.status = Status.PUBLISHED
    hidden.save()

    assert walk.ask("/en/members/hidden/").status == 404
