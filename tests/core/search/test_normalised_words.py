"""A text is found by the words that people type, however either is written. On both databases."""

import pytest

from core.publishing.edition import current_edition
from members.models import Listing
from members.public.search import find_members
from tests.factories import make_organisation

pytestmark = pytest.mark.django_db

# The language, a name, an answer, and what finds it, between strokes.
WRITTEN = [
    ("en", "Dots", "We offer:\n•Outreach zebracode\n•Legal zebralaw", "outreach zebracode|legal zebralaw|•Legal"),
    ("zh-hans", "玛丽·史密斯基金会", "我们", "史密斯|玛丽史密斯|玛丽·史密斯|瑪麗·史密斯基金會"),
    ("fr", "Maison du Cœur", "Notre œuvre", "coeur|oeuvre|CŒUR|maison du coeur"),
    ("en", "Kırmızı Şemsiye", "Łódź", "kirmizi semsiye|KIRMIZI ŞEMSİYE|lodz"),
    ("en", "Women", "Support zebrawomen, zebracode", "zebrawomen's|zebrawomen’s|zebracode's|\"support zebrawomen\""),
    ("fr", "Tous", "Un lieu pour organiser, où elles vont", "s'organiser|qu'elles vont|jusqu’où elles vont"),
    ("fr", "Égales", "Les zébreurs", "zébreur(euse)s|zébreur.se.s|zébreur·euse·s|zébreurs/euses|zébreur-euse-s"),
    ("es", "Iguales", "Los zebradores del puerto", "zebradores/as|zebrador@s|zebradorxs|zebradores(as)"),
    ("en", "Soft", "zebra\u00adsoft tiger\u200bzwsp lion\u2060j", "zebrasoft|tigerzwsp|lionj|zebra\u00adsoft"),
    ("en", "Lines", "one.\u2028zb2\u000bzb3\u000czb4\u0085zb5\rzb6", "zb2|zb3|zb4|zb5|zb6|one zb2 zb3"),
    ("en", "Mixed", "我们NSWP成员 zebra成员", "NSWP zebra|成员 zebra"),
    ("zh-hans", "權利", "我們支持性工作者的權利，反對污名", "权利|權利|反对|反對"),
    ("en", "Catalan", "Col·lectiu zebra·tiger", "collectiu|col·lectiu|zebra|tiger"),
    ("en", "Own", "हिन्दी में मदद", "हिन्दी|मदद"),
]


@pytest.mark.parametrize(("language", "name", "answer", "queries"), WRITTEN, ids=[name for _, name, *_ in WRITTEN])
def test_a_text_is_found(language: str, name: str, answer: str, queries: str) -> None:
    make_organisation(
        slug="meant", original_language=language, texts={"name": {language: name}, "works_with": {language: answer}}
    )
    make_organisation(slug="other", texts={"name": {"en": "Other"}, "works_with": {"en": "Nothing of it"}})

    found = {query: _found(query) for query in queries.split("|")}

    assert found == dict.fromkeys(queries.split("|"), ["meant"])


@pytest.mark.parametrize(
    ("answer", "query"),
    [
        ("zebracode zebralaw", "zebracode·other"),
        ("We support people", "zebrawomen's people"),
        ("Les zébreurs", "zébreuses"),
        ("玛丽·史密斯", "玛丽·约翰"),
    ],
)
def test_what_is_a_word_must_still_be_found(answer: str, query: str) -> None:
    make_organisation(slug="meant", texts={"name": {"en": "Name"}, "works_with": {"en": answer}})

    assert _found(query) == []


def _found(query: str) -> list[str]:
    matches = find_members(query, current_edition(), exact=True)
    return list(Listing.objects.filter(pk__in=matches.ids.tolist()).values_list("slug", flat=True))
