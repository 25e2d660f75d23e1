"""Two people who save at the same moment: the second waits for the first, and then sees both versions."""

from typing import Any

import pytest
from django.db import connection

from tests.concurrency import at_once
from tests.factories import make_organisation
from tests.members.admin.pages import change_url, opened, superuser


@pytest.mark.django_db(transaction=True)
def test_of_two_forms_sent_at_once_only_one_is_saved() -> None:
    organisation = make_organisation()
    client = superuser()
    data = opened(client, organisation) | {"_save": "1"}
    answers: list[Any] = []
    acts = [
        lambda: answers.append(client.post(change_url(organisation), data | {"acronym": "FIRST"})),
        lambda: answers.append(client.post(change_url(organisation), data | {"acronym": "SECOND"})),
    ]

    if connection.vendor == "sqlite":  # one writer at a time by construction
        for act in acts:
            act()
    else:
        at_once(*acts)

    organisation.refresh_from_db()
    assert [answer.status_code for answer in answers] == [302, 200]
    assert [(one.stored, one.typed) for one in answers[1].context["differences"]] == [("FIRST", "SECOND")]
    assert (organisation.acronym, organisation.version) == ("FIRST", 2)
