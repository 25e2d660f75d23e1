"""Who is signed in."""

import pytest
from django.test import Client

from tests.members.admin.pages import superuser


@pytest.fixture
def admin_client(db: None) -> Client:
    """A browser of a person who may do everything."""
    return superuser()
