"""What looks like an e-mail address or a telephone number, and what only resembles one."""

import pytest

from members.admin.contact_data import holds_contact_data


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
    ],
)
def test_what_only_resembles_them_is_left_alone(text: str) -> None:
    assert not holds_contact_data(text)


def test_a_long_text_takes_no_time() -> None:
    assert not holds_contact_data("1 " * 3 + "word " * 20_000 + "( 1 - " * 5_000)
