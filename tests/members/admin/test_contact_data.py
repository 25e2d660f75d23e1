"""What looks like an e-mail, telephone or street address, in five languages, and what only resembles one."""

import pytest

from core.text.contact_data import holds_contact_data


@pytest.mark.parametrize(
    "text",
    [
        "Write to info@example.org.",
        "info＠example.org",
        "info @ example.org",
        "info [at] example.org",
        "info(arobase)example.org",
        "Tel. +257 79 12 34 56",
        "Звоните: 8 (495) 123-45-67",
        "电话：010-6552-9988",
        "WhatsApp 0791234567",
        "call 555-123-4567 at night",
        "+254-700-123-456, in 2019-2021 too",
        "info﹫example.org",
        "info&#64;example.org",
        "info {at} example.org",
        "info（艾特）example.org",
        "info at example dot org",
        "escriba a info arroba example punto org",
        "info собака example точка org",
        "＋２５７ ７９ １２ ３４ ５６",
        "Visit us at 12 Long Lane.",
        "P.O. Box 4012, Exampleville",
        "Nous sommes au 24 bis, rue de la Lune.",
        "B.P. 4012 Exempleville",
        "Estamos en la calle de la Luna 24.",
        "Avda. Sol, n.º 3",
        "Приходите: ул. Лунная, д. 24",
        "проспект Солнца, 3",
        "地址：月亮路24号",
        "星星街三十二号",
    ],
)
def test_contact_data_are_seen(text: str) -> None:
    assert holds_contact_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "From 2019-2021 we reached 12 500 people.",
        "Founded on 14.09.2021, or 2021-09-14.",
        "In 2019–2021 and 2022/2023.",
        "A budget of 12,500,000 francs (1 250 000 before).",
        "Law 2017/1, articles 12-14 and 225.",
        "Follow @bees_of_example",
        "18-29 ans, 24/7, 100 %",
        "1. Un\n2. Deux\n3. Trois",
        "三年内服务了12000人",
        "Since 2019 sex workers on the street and in 3 hotels",
        "Look at us, at night, dot by dot.",
        "Nos 12 animatrices vont dans la rue et place par place.",
        "Trabajamos en la calle 7 días a la semana.",
        "На улице, 24 часа в сутки",
        "在路上工作的12号人员",
    ],
)
def test_what_only_resembles_them_is_left_alone(text: str) -> None:
    assert not holds_contact_data(text)


def test_a_long_text_takes_no_time() -> None:
    assert not holds_contact_data("1 " * 3 + "word " * 20_000 + "( 1 - " * 5_000)
