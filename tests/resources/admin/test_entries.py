"""Staff write in five languages, look at what the public would see, publish and withdraw through the gate."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from resources.choices import Status
from resources.models import Entry, Guide, GuideStep, NetworkFacts, PublishedItem, Resource
from tests.factories import make_area, make_network
from tests.members.admin.pages import form_of, said, staff
from tests.resources.making import make_facts, make_guide, make_page, make_resource, one_of_each

pytestmark = pytest.mark.django_db
KINDS = ("resource", "guide", "programme", "networkfacts", "page", "achievement", "newsitem")


def form_url(entry: Entry) -> str:
    """The address of an entry's form."""
    return reverse(f"admin:resources_{entry._meta.model_name}_change", args=[entry.pk])


def sent(client: Client, entry: Entry, button: str = "_save", **changed: Any) -> Any:
    """Open the form, change something, press a button."""
    data = form_of(client.get(form_url(entry)), f"{entry._meta.model_name}_form") | changed
    response = client.post(form_url(entry), data | {button: "1"})
    assert response.status_code == 302, response.context["errors"]
    entry.refresh_from_db()
    return response


def test_a_new_entry_is_a_draft_that_nobody_sees(admin_client: Client) -> None:
    area = make_area("health")
    inline = {f"years-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    typed = {"type": "statement", "slug": "s", "position": "0", "title_en": "A statement", "title_zh_hans": "声明"}

    response = admin_client.post(
        reverse("admin:resources_resource_add"), inline | typed | {"themes": [area.pk], "languages": ["fr", "en"]}
    )

    assert response.status_code == 302, response.context["errors"]
    resource: Any = Resource.objects.get()
    assert (resource.status, resource.title_zh_hans, resource.languages) == (Status.DRAFT, "声明", ["en", "fr"])
    assert not PublishedItem.objects.exists()


def test_a_page_cannot_take_the_word_of_another(admin_client: Client) -> None:
    typed = {"slug": "privacy", "position": "0", "title_en": "A page"}

    response = admin_client.post(reverse("admin:resources_page_add"), typed)

    assert response.context["errors"] == [["This word is taken by another page of the site."]]


def test_publishing_and_withdrawing_have_buttons_and_a_line_in_the_log(admin_client: Client) -> None:
    page = make_page(slug="p", status=Status.DRAFT)

    sent(admin_client, page, "_publish", title_fr="Une page")
    assert page.status == Status.PUBLISHED
    assert "Une page" in admin_client.get("/fr/about/p/").content.decode()

    sent(admin_client, page, "_withdraw")
    assert page.status == Status.WITHDRAWN
    assert admin_client.get("/fr/about/p/").status_code == 404
    messages = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert [message for message in messages if message in ("Published.", "Withdrawn.")] == ["Published.", "Withdrawn."]


def test_a_refused_entry_says_why(admin_client: Client) -> None:
    page = make_page({"title": {"en": ""}}, status=Status.DRAFT)

    response = admin_client.post(
        reverse("admin:resources_page_changelist"), {"action": "publish_chosen", "_selected_action": [page.pk]}
    )

    assert said(response) == ["This has not been published: it has no title in any language."]


def test_several_are_published_and_withdrawn_from_the_list(admin_client: Client) -> None:
    entries = [make_page(status=Status.DRAFT) for _ in range(2)]
    address = reverse("admin:resources_page_changelist")
    chosen = {"_selected_action": [entry.pk for entry in entries]}

    assert said(admin_client.post(address, chosen | {"action": "publish_chosen"})) == ["2 entries are public now."]
    assert PublishedItem.objects.count() == 2
    assert said(admin_client.post(address, chosen | {"action": "withdraw_chosen"}))[-1] == "2 entries are withdrawn."
    assert PublishedItem.objects.count() == 0


@pytest.mark.parametrize("code", ["en", "zh-hans"])
def test_a_draft_can_be_looked_at_as_the_public_would(admin_client: Client, code: str) -> None:
    network = make_network(slug="aswa")
    for entry in [
        *one_of_each(status=Status.DRAFT),
        make_facts(network, {"note": {"en": "Zanzibarite"}}, status="draft"),
    ]:
        address = reverse(f"admin:resources_{entry._meta.model_name}_preview", args=[entry.pk, code])

        response = admin_client.get(address)

        page = response.content.decode()
        assert "Zanzibarite" in page, entry
        assert "The public does not see this page" in page
        assert 'content="noindex,noarchive"' in page
        assert "no-store" in response.headers["Cache-Control"]
    assert admin_client.get(address.replace(code, "xx")).status_code == 404


def test_the_box_says_what_the_public_sees(admin_client: Client) -> None:
    page = make_page(slug="p")
    assert 'href="/en/about/p/"' in admin_client.get(form_url(page)).content.decode()

    sent(admin_client, page, "_withdraw")

    assert "The public sees nothing of it." in admin_client.get(form_url(page)).content.decode()


def test_every_list_and_form_opens(admin_client: Client) -> None:
    network = make_network(slug="aswa")
    entries = [*one_of_each(), make_facts(network), make_guide({}, slug="g")]
    assert {entry._meta.model_name for entry in entries} == set(KINDS)
    for entry in entries:
        name = f"admin:resources_{entry._meta.model_name}"
        listed = admin_client.get(reverse(f"{name}_changelist"))
        assert form_url(entry) in listed.content.decode()
        assert admin_client.get(reverse(f"{name}_add")).status_code == 200
        assert 'name="_withdraw"' in admin_client.get(form_url(entry)).content.decode()


def test_a_step_is_written_with_its_links(admin_client: Client) -> None:
    guide = make_guide({}, slug="g")
    step = GuideStep.objects.get()
    address = reverse("admin:resources_guidestep_change", args=[step.pk])
    data = form_of(admin_client.get(address), "guidestep_form")
    data |= {"links-TOTAL_FORMS": "1", "links-0-label_en": "Read this", "links-0-resource": make_resource().pk}
    data |= {"links-0-position": "1", "links-0-step": step.pk, "text_en": "Do this."}

    response = admin_client.post(address, data)

    assert response.status_code == 302, response.context["errors"]
    page = admin_client.get(f"/en/guides/{guide.slug}/").content.decode()
    assert [words for words in ("Read this", "Do this.") if words not in page] == []


def test_without_rights_nothing_is_published_or_previewed(client: Client) -> None:
    page = make_page(status=Status.DRAFT)
    preview = reverse("admin:resources_page_preview", args=[page.pk, "en"])
    staff(client)
    assert client.get(preview).status_code == 403
    client.logout()
    assert client.get(preview).status_code == 302


def test_who_may_only_look_publishes_nothing(client: Client) -> None:
    page = make_page(status=Status.DRAFT)
    staff(client, "protection")
    chosen = {"action": "publish_chosen", "_selected_action": [page.pk]}

    assert client.get(reverse("admin:resources_page_preview", args=[page.pk, "en"])).status_code == 200
    assert 'name="_publish"' not in client.get(form_url(page)).content.decode()
    client.post(form_url(page), {"_publish": "1"})
    client.post(reverse("admin:resources_page_changelist"), chosen)

    page.refresh_from_db()
    assert page.status == Status.DRAFT


def test_public_tables_have_no_forms(admin_client: Client) -> None:
    names = {model.__name__ for model in (Guide, NetworkFacts)}
    index = admin_client.get(reverse("admin:index"))
    [app] = [app for app in index.context["app_list"] if app["app_label"] == "resources"]

    shown = {model["object_name"] for model in app["models"]}
    assert names <= shown
    assert not [name for name in shown if name.startswith("Published")]
