"""What of a text counts when texts are compared: letters, invisible characters, fragments, cuts and order."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.search.analysis import words
from core.text.folding import fold, has_visible, without_invisible
from core.text.fragments import without_fragments
from core.text.shortening import shortened
from core.text.slugs import readable_slug
from core.text.sorting import sort_key


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Cœur", "coeur"),
        ("Œuvre", "OEUVRE"),
        ("Kırmızı", "KIRMIZI"),
        ("ŞEMSİYE", "semsiye"),
        ("Łódź", "lodz"),
        ("Rødt", "rodt"),
        ("Đoàn", "doan"),
        ("Þór", "thor"),
        ("Ħamrun", "hamrun"),
        ("Ŧ", "t"),
        ("Ŋutɔ", "nuto"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
        ("ﬁlm", "film"),
        ("Ёлка", "елка"),
        ("ＨＩＶ", "hiv"),
        ("أحمد", "احمد"),
        ("مـــرحبا", "مرحبا"),
        ("کتاب", "كتاب"),
        ("٢٠٢٦", "2026"),
        ("臺灣", "台湾"),
        ("性工作者權利", "性工作者权利"),
        ("衞生", "卫生"),
        ("著裝", "着装"),
        ("Lam\u00adpe", "lampe"),
        ("tiger\u200bzwsp", "tigerzwsp"),
        ("lion\u2060joined", "lionjoined"),
        ("a\u3164b\u2800c\ufe0f", "abc"),
    ],
)
def test_letters_that_people_type_for_each_other_are_one(written: str, typed: str) -> None:
    assert fold(written) == fold(typed)


@given(st.text())
def test_folding_twice_is_folding_once_and_chinese_keeps_its_length(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    signs = "".join(sign for sign in text if "\u4e00" <= sign <= "\u9fff")
    assert len(fold(signs)) == len(signs)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("zebrawomen's", "zebrawomen"),
        ("people’s workers'", "people workers"),
        ("we don't", "we don"),
        ("s'organiser", "organiser"),
        ("qu’elles", "elles"),
        ("jusqu'ici", "ici"),
        ("N'Djamena n’djamena", "NDjamena ndjamena"),
        ("D'Souza", "D Souza"),
        ("entr'aide", "entraide"),
        ("Aujourd’hui, quelqu’un", "Aujourdhui quelquun"),
        ("rock'n'roll", "rock n roll"),
        ("Mitarbeiter/-innen, trabajadores/-as", "Mitarbeiter trabajadores"),
        ("travailleur(euse)s", "travailleurs"),
        ("travailleur.se.s", "travailleur"),
        ("travailleur·euse·s", "travailleur"),
        ("travailleurs/euses", "travailleurs"),
        ("étudiant-e-s", "étudiant"),
        ("femme(s)", "femme"),
        ("trabajadores/as", "trabajadores"),
        ("Latino/a/x", "Latino"),
        ("los/as trabajador@s", "los trabajadores"),
        ("l@s niñ@s", "los niños"),
        ("trabajadorxs todxs", "trabajadores todos"),
        ("compañeres latinx", "compañeros latino"),
        ("Arbeiter*innen", "Arbeiter"),
        ("активист_ка", "активист"),
        ("работник(ца)", "работник"),
        ("L.U.N.E.", "LUNE"),
        ("col·lectiu", "collectiu"),
        ("•Outreach ·legal ‧aid", "Outreach legal aid"),
        ("HIV·TB", "HIV TB"),
        ("玛丽·史密斯", "玛丽史密斯"),
        ("drop-in", "drop in"),
        ("Saint-Maur-les-Fossés", "Saint Maur les Fossés"),
        ("lynx Marx phoenix", "lynx Marx phoenix"),
        ("a@example.org", "a example org"),
        ("NSWP成员", "NSWP 成员"),
        ("हिन्दी में", "हिन्दी में"),
    ],
)
def test_what_is_no_word_of_its_own_is_left_out(written: str, read: str) -> None:
    assert " ".join(words(written)) == read


@given(st.text(alphabet=st.sampled_from("abEsx'’.·/-@(*)_ éñ"), max_size=30))
def test_nothing_but_fragments_is_lost(text: str) -> None:
    """What stands between blanks and is letters only, in small letters, stays."""
    kept = without_fragments(text).split()
    plain = [word for word in text.split() if word.isalpha() and word.islower() and not word.endswith("xs")]
    assert [word for word in plain if word not in kept] == []


@pytest.mark.parametrize("text", ["\u200b", "\u00ad", "\u200e", "\u2800", "\u3164", " \ufe0f", "…", "👍", ""])
def test_what_has_no_letter_or_digit_that_is_seen_is_nothing(text: str) -> None:
    assert not has_visible(text)
    assert has_visible(f"{text}7")


def test_every_format_character_is_invisible() -> None:
    assert without_invisible("a\u00ad\u200b\u200d\u2060\u2066\ufeff\U000e0041b") == "ab"
    assert unicodedata.category("\u00ad") == "Cf"


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [
        ("short", 10, "short"),
        ("one two three four", 12, "one two…"),
        ("one two, three", 9, "one two…"),
        ("two\n\n  blanks", 20, "two blanks"),
        ("NSWP 成员：我们支持性工作者的权利", 12, "NSWP 成员：我们支持…"),
        ("标题 " + "字" * 30, 12, "标题 " + "字" * 9 + "…"),
        ("x" * 30, 10, "x" * 10 + "…"),
        ("a " + "x" * 30, 10, "a xxxxxxxx…"),
        ("我们支持，反对暴力", 5, "我们支持…"),
        ("aaaaae\u0301bb", 6, "aaaaa…"),
    ],
)
def test_a_text_is_cut_where_its_reader_would_cut_it(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short


@given(st.text(), st.integers(2, 40))
def test_a_cut_text_is_a_beginning_of_the_whole(text: str, length: int) -> None:
    short = shortened(text, length)
    assert len(short) <= length + 1
    assert " ".join(text.split()).startswith(short.removesuffix("…"))


@pytest.mark.parametrize(
    ("name", "language", "slug"),
    [
        ("Sœurs Unies", "fr", "soeurs-unies"),
        ("Kırmızı Şemsiye", "en", "kirmizi-semsiye"),
        ("Łódź", "en", "lodz"),
        ("Đoàn", "en", "doan"),
        ("Скопје", "ru", "skopje"),
        ("Љубав и нада", "ru", "ljubav-i-nada"),
        ("Київ", "ru", "kyiv"),
        ("Їжак Харків", "uk", "yizhak-kharkiv"),
        ("Ўзбекистон қизлари", "uz", "ozbekiston-qizlari"),
        ("Ärzte über Köln", "de", "aerzte-ueber-koeln"),
        ("Ärzte über Köln", "sv", "arzte-uber-koln"),
        ("Тоҷикистон", "ru", "tojikiston"),
        ("Қазақстан", "ru", "qazaqstan"),
        ("България", "bg", "balgariia"),
        ("HIV/AIDS Centre—Kenya", "en", "hiv-aids-centre-kenya"),
        ("A+B", "en", "a-b"),
        ("Foo(Bar)", "en", "foo-bar"),
        ("Women’s House", "en", "womens-house"),
        ("NSWP成员", "zh-hans", "nswp-cheng-yuan"),
        ("臺北", "zh-hans", "tai-bei"),
        ("Lam\u00adpe", "en", "lampe"),
    ],
)
def test_no_letter_falls_out_of_a_slug_and_no_words_grow_together(name: str, language: str, slug: str) -> None:
    assert readable_slug(name, language) == slug


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", ["¡Ábaco!", "Banco", "¿Cómo?", "«Duna»", "*Estrella", "#Faro", "Ñandú", "Oasis"]),
        ("en", ["9 Lives", "10 Stars", "100 Nights", "Alpha 2", "Alpha 10", "(Beta)", "Ｃ", "œuvre"]),
        ("fr", ["Étoile", "Œillet", "Olive"]),
        ("zh-hans", ["愛之家", "爱之屋", "上海"]),
    ],
)
def test_names_stand_by_their_letters_and_numbers_by_their_value(language: str, names: list[str]) -> None:
    assert sorted(reversed(names), key=lambda name: sort_key(name, language)) == names
