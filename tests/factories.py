"""Invented data for tests. Name only what a test is about; the rest is made up."""

from itertools import count
from typing import Any

from django.contrib.auth.models import User
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.plugins.otp_totp.models import TOTPDevice

from core.text.slugs import is_provisional
from members.choices import ConsentBasis, Kind, Status, TranslationAuthor
from members.models import Country, Organisation, Population, PriorityArea, Region, Support, TranslationState
from members.publishing import publication
from members.translation import set_text
from staff.models import Appointment

numbers = count(1)
PUBLISHED: dict[str, Any] = {
    "status": Status.PUBLISHED,
    "listing_consent": True,
    "consent_basis": ConsentBasis.WRITTEN,
}

REGIONS = {
    "BI": "africa",
    "KE": "africa",
    "FR": "europe",
    "RU": "europe",
    "MX": "latin-america",
    "CN": "asia-and-the-pacific",
}
COUNTRY_NAMES = {
    "BI": ("Burundi", "Burundi", "Burundi", "Бурунди", "布隆迪"),
    "KE": ("Kenya", "Kenya", "Kenia", "Кения", "肯尼亚"),
    "FR": ("France", "France", "Francia", "Франция", "法国"),
    "RU": ("Russia", "Russie", "Rusia", "Россия", "俄罗斯"),
    "MX": ("Mexico", "Mexique", "México", "Мексика", "墨西哥"),
    "CN": ("China", "Chine", "China", "Китай", "中国"),
}
LANGUAGES = ("en", "fr", "es", "ru", "zh-hans")


def make_region(slug: str = "africa") -> Region:
    """A region, made once."""
    region, created = Region.objects.get_or_create(slug=slug, defaults={"position": Region.objects.count()})
    if created:
        set_text(region, "name", "en", slug.replace("-", " ").title())
        region.save()
    return region


def make_country(code: str = "BI", **fields: Any) -> Country:
    """A country with its names in five languages, made once."""
    country = Country.objects.filter(code=code).first()
    if country is None:
        country = Country(code=code, region=make_region(REGIONS.get(code, "africa")), **fields)
        for language, name in zip(LANGUAGES, COUNTRY_NAMES.get(code, (code,) * 5), strict=True):
            set_text(country, "name", language, name)
        country.save()
    return country


def _entry(model: type[Any], slug: str) -> Any:
    entry = model.objects.filter(slug=slug).first()
    if entry is None:
        place = model.objects.count()
        entry = model(slug=slug, bit=place, position=place)
        set_text(entry, "label", "en", f"Long wording of {slug}")
        set_text(entry, "short", "en", slug.title())
        entry.save()
    return entry


def make_area(slug: str = "health") -> PriorityArea:
    """A priority area, made once."""
    return _entry(PriorityArea, slug)


def make_population(slug: str = "female") -> Population:
    """A population, made once."""
    return _entry(Population, slug)


def make_support(slug: str = "legal-aid") -> Support:
    """A kind of support, made once."""
    return _entry(Support, slug)


def make_organisation(
    *,
    country: str | None = "BI",
    texts: dict[str, dict[str, str]] | None = None,
    areas: tuple[str, ...] = (),
    populations: tuple[str, ...] = (),
    support: tuple[str, ...] = (),
    networks: tuple[Organisation, ...] = (),
    **fields: Any,
) -> Organisation:
    """A published organisation with consent. ``texts`` is {field: {language: text}}; translations are reviewed."""
    number = next(numbers)
    language = fields.setdefault("original_language", "en")
    values = PUBLISHED | {"slug": f"member-{number}", "country": make_country(country) if country else None} | fields
    # Listed once at the end: without consent each step on the way there costs the gate nothing.
    consent = values.pop("listing_consent")
    organisation = Organisation(**values)
    written = {"name": {language: f"Member {number}"}} | (texts or {})
    _write(organisation, written)
    organisation.priority_areas.set(make_area(slug) for slug in areas)
    organisation.populations.set(make_population(slug) for slug in populations)
    organisation.support.set(make_support(slug) for slug in support)
    organisation.networks.set(networks)
    return _consented(organisation) if consent else organisation


def _consented(organisation: Organisation) -> Organisation:
    """Agreed to be listed, and listed if nothing else forbids it."""
    Organisation.objects.filter(pk=organisation.pk).update_without_sync(listing_consent=True)
    organisation.listing_consent = True
    publication.sync([organisation.pk])
    if is_provisional(organisation.slug):
        organisation.refresh_from_db(fields=["slug"])
    return organisation


def _write(organisation: Organisation, texts: dict[str, dict[str, str]]) -> None:
    """Store texts, and answer for each that is not in the original language."""
    versions = [(field, language, text) for field, by in texts.items() for language, text in by.items()]
    for field, language, text in versions:
        set_text(organisation, field, language, text)
    organisation.save()
    for field, language, _text in versions:
        if language != organisation.original_language:
            make_translation(organisation, field, language)


def make_translation(
    organisation: Organisation,
    field: str,
    language: str,
    *,
    author: str = TranslationAuthor.PERSON,
    reviewed: bool = True,
) -> TranslationState:
    """Answer for a translation that is already stored."""
    return TranslationState.objects.record(organisation, field, language, author=author, reviewed=reviewed)


def make_network(**fields: Any) -> Organisation:
    """A published network without a country."""
    return make_organisation(country=None, **{"kind": Kind.NETWORK} | fields)


def sign_in(client: Client, user: User) -> User:
    """Sign a person of the staff in, with a second factor. No password is made: that takes longer than most tests."""
    device, _created = TOTPDevice.objects.get_or_create(user=user, confirmed=True, defaults={"name": "app"})
    client.force_login(user)
    session = client.session
    session[DEVICE_ID_SESSION_KEY] = device.persistent_id
    session.save()
    return user


def appoint(user: User, *roles: str, regions: tuple[str, ...] = ("*",), languages: tuple[str, ...] = ("*",)) -> User:
    """Give a person roles, everywhere unless it is said where."""
    for role in roles:
        Appointment.objects.create(user=user, role=role, regions=list(regions), languages=list(languages))
    return user
