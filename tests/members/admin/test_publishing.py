"""Publish, review, withdraw: from the form and from the list, only through the gate."""

import re
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from members.choices import Status, WithdrawalReason
from members.models import Link, Organisation
from members.publishing import publication
from tests.factories import make_country, make_network, make_organisation
from tests.members.admin.pages import change_url, form_of, opened, said, saved, staff

LIST = "/admin/members/organisation/"


def act(client: Client, action: str, *organisations: Organisation, **more: str) -> Any:
    """Choose an action in the list."""
    chosen = [organisation.pk for organisation in organisations]
    return client.post(LIST, {"action": action, "_selected_action": chosen, "index": "0"} | more)


def withdraw_url(organisation: Organisation) -> str:
    """The page that asks why."""
    return f"{LIST}{organisation.pk}/withdraw/"


def status(organisation: Organisation) -> tuple[str, str]:
    """Status and reason as they are stored."""
    organisation.refresh_from_db()
    return organisation.status, organisation.withdrawal_reason


@pytest.mark.django_db
def test_saving_and_publishing_are_one_step(admin_client: Client) -> None:
    organisation = make_organisation(
        status=Status.DRAFT, slug="bees", listing_consent=False, consent_basis="", texts={"name": {"en": "Bees"}}
    )
    consent = {"listing_consent": "on", "consent_basis": "signed_form", "consent_date": "2026-03-01"}

    messages = saved(admin_client, organisation, opened(admin_client, organisation) | consent, "_publish")

    address = "http://testserver/en/members/bees/"
    assert messages == [f'“Bees” is public: <a href="{address}">{address}</a>']
    assert admin_client.get("/en/members/bees/").status_code == 200


@pytest.mark.django_db
def test_publishing_without_consent_is_refused_and_what_was_typed_is_kept(admin_client: Client) -> None:
    organisation = make_organisation(
        status=Status.DRAFT, listing_consent=False, consent_basis="", texts={"name": {"en": "Bees"}}
    )

    messages = saved(admin_client, organisation, opened(admin_client, organisation) | {"acronym": "B"}, "_publish")

    assert messages == [
        "Bees has not been published: there is no recorded consent to be listed. "
        "Record the consent and its basis first."
    ]
    assert (organisation.status, organisation.acronym) == (Status.DRAFT, "B")


@pytest.mark.django_db
def test_publishing_in_a_country_on_hold_says_that_nothing_is_shown(admin_client: Client) -> None:
    make_country("BI", on_hold=True)
    organisation = make_organisation(status=Status.DRAFT, texts={"name": {"en": "Bees"}})

    messages = saved(admin_client, organisation, opened(admin_client, organisation), "_publish")

    assert organisation.status == Status.PUBLISHED
    assert messages == ["“Bees”: the public sees nothing of it. The country is on hold: Burundi."]


@pytest.mark.django_db
def test_a_network_has_no_address_of_its_own_yet(admin_client: Client) -> None:
    network = make_network(status=Status.DRAFT, texts={"name": {"en": "All bees"}})

    messages = saved(admin_client, network, opened(admin_client, network), "_publish")

    assert messages == ["“All bees” is public: it stands with the countries and members of the network."]


@pytest.mark.django_db
def test_a_draft_is_sent_to_review(admin_client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT, texts={"name": {"en": "Bees"}})

    messages = saved(admin_client, organisation, opened(admin_client, organisation), "_review")

    assert messages == ["“Bees”: the public sees nothing of it. It is in review."]
    assert organisation.status == Status.IN_REVIEW


@pytest.mark.django_db
def test_the_enter_key_publishes_nothing(admin_client: Client) -> None:
    organisation = make_organisation(status=Status.DRAFT)

    page = admin_client.get(change_url(organisation)).content.decode()

    form = page[page.index('id="organisation_form"') :]
    first = form[form.index('type="submit"') :][:60]
    assert 'name="_continue"' in first
    assert 'name="_publish"' in form


@pytest.mark.django_db
def test_publishing_several_refuses_those_without_consent_alone(admin_client: Client) -> None:
    first = make_organisation(status=Status.DRAFT)
    second = make_organisation(
        status=Status.DRAFT, listing_consent=False, consent_basis="", texts={"name": {"en": "Wasps"}}
    )
    other = make_organisation(status=Status.DRAFT)

    response = act(admin_client, "publish_chosen", first, second)

    assert said(response) == [
        "Wasps has not been published: there is no recorded consent to be listed. "
        "Record the consent and its basis first.",
        "1 profile is public now.",
    ]
    assert [status(one)[0] for one in (first, second, other)] == ["published", "draft", "draft"]
    assert list(LogEntry.objects.values_list("object_id", flat=True)) == [str(first.pk)]


@pytest.mark.django_db
def test_several_are_sent_to_review(admin_client: Client) -> None:
    organisations = [make_organisation(status=Status.DRAFT), make_organisation()]

    response = act(admin_client, "review_chosen", *organisations)

    assert said(response) == ["2 profiles are in review now."]
    assert {status(one) for one in organisations} == {("in_review", "")}


@pytest.mark.django_db
def test_withdrawing_asks_why_and_is_effective_at_once(admin_client: Client) -> None:
    organisation = make_organisation(slug="bees", texts={"name": {"en": "Bees"}})
    url = withdraw_url(organisation)

    asked = admin_client.get(url)
    unanswered = admin_client.post(url, {"reason_asked": "1"})
    nonsense = admin_client.post(url, {"reason_asked": "1", "reason": "whim"})
    assert [one.status_code for one in (asked, unanswered, nonsense)] == [200, 200, 200]
    assert admin_client.get("/fr/members/bees/").status_code == 200

    response = admin_client.post(url, {"reason_asked": "1", "reason": "safety"})

    assert response.status_code == 302
    assert said(response) == ["“Bees”: the public sees nothing of it. It was withdrawn: Safety."]
    assert status(organisation) == ("withdrawn", "safety")
    assert admin_client.get("/fr/members/bees/").status_code == 404
    assert LogEntry.objects.get().change_message == "Withdrawn: Safety."


@pytest.mark.django_db
def test_withdrawing_without_a_reason_says_so_beside_the_question(admin_client: Client) -> None:
    organisation = make_organisation()

    page = admin_client.post(withdraw_url(organisation), {"reason_asked": "1"}).content.decode()

    question = page[page.index("Why is it withdrawn?") : page.index('type="radio"')]
    assert "Nothing has been withdrawn yet: choose a reason." in question
    assert "novalidate" in page
    assert f'href="{change_url(organisation)}">Leave everything as it is</a>' in page


@pytest.mark.django_db
def test_withdrawing_several_asks_once(admin_client: Client) -> None:
    organisations = [make_organisation(), make_organisation()]
    other = make_organisation()

    asked = act(admin_client, "withdraw_chosen", *organisations)
    assert asked.status_code == 200
    assert {status(one)[0] for one in organisations} == {"published"}

    answer = {"action": "withdraw_chosen", "_selected_action": [one.pk for one in organisations]}
    admin_client.post(LIST, answer | {"reason_asked": "1", "reason": "left"})

    assert {status(one) for one in organisations} == {("withdrawn", "left")}
    assert status(other) == ("published", "")


def make_withdrawn(reason: WithdrawalReason, **fields: Any) -> Organisation:
    """A profile that was public once."""
    organisation = make_organisation(**fields)
    publication.withdraw(organisation, reason)
    return organisation


@pytest.mark.django_db
def test_what_was_withdrawn_is_published_again_only_after_a_question(admin_client: Client) -> None:
    organisation = make_withdrawn(WithdrawalReason.SAFETY, slug="bees", texts={"name": {"en": "Bees"}})
    question = f"{LIST}{organisation.pk}/publish/"

    response = admin_client.post(
        change_url(organisation), opened(admin_client, organisation) | {"acronym": "B", "_publish": "1"}
    )
    asked = admin_client.get(question)
    unsure = admin_client.post(question, {"certain": ""})

    assert response.headers["Location"] == question
    for page in (asked, unsure):
        assert "It was withdrawn: Safety." in page.content.decode()
        assert f'href="{change_url(organisation)}">Leave everything as it is</a>' in page.content.decode()
    assert status(organisation) == ("withdrawn", "safety")
    assert organisation.acronym == "B"

    done = admin_client.post(question, {"certain": "yes"})

    address = "http://testserver/en/members/bees/"
    assert done.headers["Location"] == change_url(organisation)
    assert said(done) == [f'“Bees” is public: <a href="{address}">{address}</a>']
    assert status(organisation) == ("published", "")
    assert admin_client.get("/en/members/bees/").status_code == 200


@pytest.mark.django_db
def test_the_button_of_a_withdrawn_profile_is_not_the_main_one(admin_client: Client) -> None:
    draft = make_organisation(status=Status.DRAFT)
    withdrawn = make_withdrawn(WithdrawalReason.REQUEST)

    pages = [admin_client.get(change_url(one)).content.decode() for one in (draft, withdrawn)]

    assert 'value="1" class="button default">Save and publish</button>' in pages[0]
    assert 'value="1" class="button">Save and publish again…</button>' in pages[1]
    assert "button default" not in pages[1]


@pytest.mark.django_db
def test_a_consent_taken_back_leaves_no_question_to_ask(admin_client: Client) -> None:
    organisation = make_withdrawn(WithdrawalReason.CONSENT, texts={"name": {"en": "Bees"}})

    for answer in (
        admin_client.get(f"{LIST}{organisation.pk}/publish/"),
        admin_client.post(f"{LIST}{organisation.pk}/publish/", {"certain": "yes"}),
    ):
        assert answer.headers["Location"] == change_url(organisation)
        assert said(answer)[-1].startswith("Bees has not been published: there is no recorded consent to be listed.")
    assert status(organisation) == ("withdrawn", "consent")


@pytest.mark.django_db
def test_the_question_publishes_nothing_that_it_need_not_ask_about(admin_client: Client) -> None:
    draft = make_organisation(status=Status.DRAFT)

    for answer in (
        admin_client.get(f"{LIST}{draft.pk}/publish/"),
        admin_client.post(f"{LIST}{draft.pk}/publish/", {"certain": "yes"}),
    ):
        assert answer.headers["Location"] == change_url(draft)
    assert status(draft) == ("draft", "")


@pytest.mark.django_db
def test_publishing_several_asks_if_one_of_them_was_withdrawn(admin_client: Client) -> None:
    draft = make_organisation(status=Status.DRAFT, texts={"name": {"en": "Wasps"}})
    withdrawn = make_withdrawn(WithdrawalReason.REQUEST, texts={"name": {"en": "Bees"}})
    other = make_withdrawn(WithdrawalReason.SAFETY)

    page = act(admin_client, "publish_chosen", draft, withdrawn)

    assert question(page) == (
        "Publish all the same? 1 of these profiles needs a thought before it is public. "
        "Bees – Withdrawn It was withdrawn: The organisation asked for it. Wasps – Draft"
    )
    assert [status(one)[0] for one in (draft, withdrawn)] == ["draft", "withdrawn"]

    answer = {"action": "publish_chosen", "_selected_action": [draft.pk, withdrawn.pk], "certain": "yes"}
    response = admin_client.post(LIST, answer)

    assert said(response) == ["2 profiles are public now."]
    assert [status(one)[0] for one in (draft, withdrawn, other)] == ["published", "published", "withdrawn"]


SEEMS = "An e-mail address, a telephone number or a street address seems to stand in these texts, which are for the"
SAVED = "What you typed is saved already; this question is only about what the public sees."


def make_draft_with_contact_data(**fields: Any) -> Organisation:
    """A draft that nobody should publish without a thought."""
    texts = {"name": {"en": "Wasps"}, "works_with": {"ru": "Пишите: info@example.org", "en": "Wasps of all ages"}}
    return make_organisation(status=Status.DRAFT, texts=texts, **fields)


def question(response: Any) -> str:
    """All that the question says above its buttons."""
    page = response.content.decode()
    asked = page[page.index("<h1>") : page.index('<form method="post" class="decision"')]
    return " ".join(re.sub(r"<[^>]*>", " ", asked).split())


@pytest.mark.django_db
def test_contact_data_are_published_only_after_a_question(admin_client: Client) -> None:
    organisation = make_draft_with_contact_data(slug="wasps")
    Link.objects.create(organisation=organisation, label="Tel. +257 79 12 34 56", url="https://example.org/")
    url = f"{LIST}{organisation.pk}/publish/"

    messages = saved(admin_client, organisation, opened(admin_client, organisation) | {"acronym": "W"}, "_publish")
    asked = [admin_client.get(url), admin_client.post(url, {"certain": ""})]

    assert (messages, organisation.acronym) == ([], "W")
    places = "Who do you work with? (Русский), Links"
    assert {question(one) for one in asked} == {f"Publish all the same? Wasps {SEEMS} public: {places}. {SAVED}"}
    assert status(organisation) == ("draft", "")
    assert admin_client.get("/ru/members/wasps/").status_code == 404

    admin_client.post(url, {"certain": "yes"})

    assert status(organisation) == ("published", "")
    assert "Tel. +257 79 12 34 56" in admin_client.get("/ru/members/wasps/").content.decode()


@pytest.mark.django_db
def test_a_new_profile_with_contact_data_is_saved_and_asked_about(admin_client: Client) -> None:
    data = form_of(admin_client.get(f"{LIST}add/")) | {"name_en": "Wasps, info@example.org", "kind": "member"}
    consent = {
        "listing_consent": "on",
        "consent_basis": "signed_form",
        "consent_date": "2026-03-01",
        "country": make_country("BI").pk,
    }

    response = admin_client.post(f"{LIST}add/", data | consent | {"_publish": "1"})

    organisation = Organisation.objects.get()
    assert response.headers["Location"] == f"{LIST}{organisation.pk}/publish/"
    assert status(organisation) == ("draft", "")


@pytest.mark.django_db
def test_what_is_withheld_raises_no_question(admin_client: Client) -> None:
    organisation = make_draft_with_contact_data(withheld_fields=["works_with"])

    saved(admin_client, organisation, opened(admin_client, organisation), "_publish")

    assert organisation.status == Status.PUBLISHED


@pytest.mark.django_db
def test_contact_data_without_consent_leave_no_question_to_ask(admin_client: Client) -> None:
    organisation = make_draft_with_contact_data(listing_consent=False, consent_basis="")

    answer = admin_client.post(f"{LIST}{organisation.pk}/publish/", {"certain": "yes"})

    assert said(answer) == [
        "Wasps has not been published: there is no recorded consent to be listed. "
        "Record the consent and its basis first."
    ]
    assert status(organisation) == ("draft", "")


@pytest.mark.django_db
def test_who_may_not_publish_is_not_asked_and_saves_nothing(client: Client) -> None:
    organisation = make_draft_with_contact_data()
    staff(client, "editor")
    data = opened(client, organisation) | {"acronym": "W", "_publish": "1"}

    assert client.post(change_url(organisation), data).status_code == 403
    assert client.post(f"{LIST}{organisation.pk}/publish/", {"certain": "yes"}).status_code == 403
    organisation.refresh_from_db()
    assert (organisation.status, organisation.acronym) == (Status.DRAFT, "")


@pytest.mark.django_db
def test_publishing_several_says_what_speaks_against_each(admin_client: Client) -> None:
    withdrawn = make_withdrawn(WithdrawalReason.REQUEST, texts={"name": {"en": "Bees, info@example.org"}})
    holding = make_draft_with_contact_data()
    plain = make_organisation(status=Status.DRAFT, texts={"name": {"en": "Ants"}})
    public = make_organisation(texts={"name": {"en": "Moths"}, "works_with": {"en": "info@example.org"}})
    every = [withdrawn, holding, plain, public]

    response = act(admin_client, "publish_chosen", *every)

    assert question(response) == (
        "Publish all the same? 2 of these profiles need a thought before they are public. "
        f"Bees, info@example.org – Withdrawn It was withdrawn: The organisation asked for it. {SEEMS} public: "
        f"Name (English). Wasps – Draft {SEEMS} public: Who do you work with? (Русский). "
        "Ants – Draft Moths – Published"
    )
    assert [status(one)[0] for one in every] == ["withdrawn", "draft", "draft", "published"]

    act(admin_client, "publish_chosen", *every, certain="yes")

    assert {status(one) for one in every} == {("published", "")}


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3])
def test_several_with_contact_data_are_asked_about_at_the_cost_of_one(
    admin_client: Client, django_assert_num_queries: Any, number: int
) -> None:
    organisations = [make_draft_with_contact_data() for _each in range(number)]

    with django_assert_num_queries(14):
        response = act(admin_client, "publish_chosen", *organisations)

    assert question(response).count(SEEMS) == number
    assert {status(one) for one in organisations} == {("draft", "")}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "fr",
            "Publier malgré tout ? Wasps La fiche a été retirée : Sécurité. Une adresse électronique, un numéro de "
            "téléphone ou une adresse postale semble figurer dans ces textes destinés au public : Avec qui "
            "travaillez-vous ? (Русский). Votre saisie est déjà enregistrée ; cette question ne concerne que ce que "
            "voit le public.",
        ),
        (
            "es",
            "¿Publicar de todos modos? Wasps Se retiró. Motivo: Seguridad. Parece que en estos textos, destinados al "
            "público, figura una dirección de correo electrónico, un número de teléfono o una dirección postal: ¿Con "
            "quién trabajan? (Русский). Lo que escribió ya está guardado; esta pregunta trata solo de lo que ve el "
            "público.",
        ),
        (
            "ru",
            "Всё равно опубликовать? Wasps Профиль снят с публикации. Причина: «Безопасность». Похоже, в этих текстах, "
            "предназначенных для посетителей, есть адрес электронной почты, номер телефона или почтовый адрес: С кем "
            "вы работаете? (Русский). То, что вы набрали, уже сохранено; вопрос только о том, что видят посетители.",
        ),
        (
            "zh-hans",
            "仍要发布吗？ Wasps 已撤下，原因：安全考虑。 以下面向公众的文本中似乎含有电子邮件地址、电话号码或街道地址："
            "您与谁一起工作？ (Русский)。 您输入的内容已保存；此问题只涉及公众能看到什么。",
        ),
    ],
)
def test_the_question_is_asked_in_the_language_of_the_staff(admin_client: Client, language: str, expected: str) -> None:
    organisation = make_draft_with_contact_data()
    publication.withdraw(organisation, WithdrawalReason.SAFETY)

    page = admin_client.get(f"{LIST}{organisation.pk}/publish/", headers={"accept-language": language})

    assert question(page) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "1 из этих профилей требует внимания, прежде чем станет открытым."),
        (2, "2 из этих профилей требуют внимания, прежде чем станут открытыми."),
        (5, "5 из этих профилей требуют внимания, прежде чем станут открытыми."),
    ],
)
def test_the_profiles_in_question_are_counted_as_a_language_counts(
    admin_client: Client, number: int, expected: str
) -> None:
    chosen = [make_draft_with_contact_data().pk for _each in range(number)]
    data = {"action": "publish_chosen", "_selected_action": chosen}

    page = admin_client.post(LIST, data, headers={"accept-language": "ru"})

    assert question(page).startswith(f"Всё равно опубликовать? {expected} Wasps – Черновик Похоже, ")


@pytest.mark.django_db
def test_the_list_leads_to_the_page_that_asks_about_countries(admin_client: Client) -> None:
    make_country("BI", on_hold=True)
    first, second = make_organisation(country="BI"), make_organisation(country="KE")

    hold = act(admin_client, "hold_countries", first, second, make_network())
    release = act(admin_client, "release_countries", first)
    nowhere = act(admin_client, "hold_countries", make_network())

    assert hold.headers["Location"] == "/admin/members/country/hold/?code=BI&code=KE"
    assert release.headers["Location"] == "/admin/members/country/release/?code=BI"
    assert said(nowhere) == ["None of these organisations has a country."]


@pytest.mark.django_db
def test_who_may_not_change_profiles_publishes_and_withdraws_nothing(client: Client) -> None:
    draft, published = make_organisation(status=Status.DRAFT), make_organisation()
    withdrawn = make_withdrawn(WithdrawalReason.SAFETY)
    staff(client, "protection")

    for action in ("publish_chosen", "review_chosen", "withdraw_chosen", "hold_countries"):
        act(client, action, draft, published, withdrawn, reason_asked="1", reason="left", certain="yes")
    answers = [
        client.get(f"{LIST}{withdrawn.pk}/publish/"),
        client.post(f"{LIST}{withdrawn.pk}/publish/", {"certain": "yes"}),
        client.get(withdraw_url(published)),
        client.post(withdraw_url(published), {"reason_asked": "1", "reason": "left"}),
    ]

    assert [one.status_code for one in answers] == [403, 403, 403, 403]
    assert [status(one)[0] for one in (draft, published, withdrawn)] == ["draft", "published", "withdrawn"]


@pytest.mark.django_db
def test_who_may_change_texts_may_not_hold_countries(client: Client) -> None:
    organisation = make_organisation()
    staff(client, "translator")

    page = client.get(change_url(organisation)).content.decode()
    response = act(client, "hold_countries", organisation)

    assert "Hide everything in" not in page
    assert response.status_code in (200, 302)
    assert "hold" not in response.headers.get("Location", "")


@pytest.mark.django_db
def test_a_number_that_is_nobodys_is_not_found(admin_client: Client) -> None:
    assert admin_client.get(f"{LIST}987/withdraw/").status_code == 404
    assert admin_client.get(f"{LIST}987/publish/").status_code == 404
    assert admin_client.get(f"{LIST}987/preview/en/").status_code == 404
