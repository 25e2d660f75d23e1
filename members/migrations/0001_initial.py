"""The tables of this app."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [migrations.swappable_dependency(settings.AUTH_USER_MODEL)]

    operations = [
        migrations.CreateModel(
            name="Country",
            fields=[
                ("code", models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name="ISO code")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_ru", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "aliases",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Names that people also search for, in any language.",
                        verbose_name="other names",
                    ),
                ),
                (
                    "inhabited",
                    models.BooleanField(
                        default=True,
                        help_text="Lists of countries leave out places where nobody lives.",
                        verbose_name="inhabited",
                    ),
                ),
                (
                    "on_hold",
                    models.BooleanField(
                        default=False,
                        help_text="Nothing in this country is shown, for the safety of the people there.",
                        verbose_name="on hold",
                    ),
                ),
            ],
            options={
                "verbose_name": "country",
                "verbose_name_plural": "countries",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Population",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True, verbose_name="address name")),
                (
                    "bit",
                    models.PositiveSmallIntegerField(
                        help_text="Stable; never used twice.",
                        unique=True,
                        validators=[django.core.validators.MaxValueValidator(30)],
                        verbose_name="bit",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("label", models.CharField(max_length=300, verbose_name="full wording")),
                ("label_en", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_fr", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_es", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_ru", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_zh_hans", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("short", models.CharField(blank=True, max_length=100, verbose_name="short label")),
                ("short_en", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_fr", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_es", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_ru", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_zh_hans", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                (
                    "translated_by",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="For each language “official” (NSWP’s own wording) or “ours” (our translation).",
                        verbose_name="who translated it",
                    ),
                ),
            ],
            options={
                "verbose_name": "population",
                "verbose_name_plural": "populations",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PriorityArea",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True, verbose_name="address name")),
                (
                    "bit",
                    models.PositiveSmallIntegerField(
                        help_text="Stable; never used twice.",
                        unique=True,
                        validators=[django.core.validators.MaxValueValidator(30)],
                        verbose_name="bit",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("label", models.CharField(max_length=300, verbose_name="full wording")),
                ("label_en", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_fr", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_es", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_ru", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_zh_hans", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("short", models.CharField(blank=True, max_length=100, verbose_name="short label")),
                ("short_en", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_fr", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_es", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_ru", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_zh_hans", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                (
                    "translated_by",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="For each language “official” (NSWP’s own wording) or “ours” (our translation).",
                        verbose_name="who translated it",
                    ),
                ),
            ],
            options={
                "verbose_name": "priority area",
                "verbose_name_plural": "priority areas",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True, verbose_name="address name")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("name", models.CharField(max_length=100, verbose_name="name")),
                ("name_en", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_fr", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_es", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_ru", models.CharField(max_length=100, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(max_length=100, null=True, verbose_name="name")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="What the region includes, where the name does not say it.",
                        max_length=150,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_en",
                    models.CharField(
                        blank=True,
                        help_text="What the region includes, where the name does not say it.",
                        max_length=150,
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_fr",
                    models.CharField(
                        blank=True,
                        help_text="What the region includes, where the name does not say it.",
                        max_length=150,
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_es",
                    models.CharField(
                        blank=True,
                        help_text="What the region includes, where the name does not say it.",
                        max_length=150,
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_ru",
                    models.CharField(
                        blank=True,
                        help_text="What the region includes, where the name does not say it.",
                        max_length=150,
                        null=True,
                        verbose_name="note",
                    ),
                ),
                (
                    "note_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="What the region includes, where the name does not say it.",
                        max_length=150,
                        null=True,
                        verbose_name="note",
                    ),
                ),
            ],
            options={
                "verbose_name": "region",
                "verbose_name_plural": "regions",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Support",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("slug", models.SlugField(unique=True, verbose_name="address name")),
                (
                    "bit",
                    models.PositiveSmallIntegerField(
                        help_text="Stable; never used twice.",
                        unique=True,
                        validators=[django.core.validators.MaxValueValidator(30)],
                        verbose_name="bit",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("label", models.CharField(max_length=300, verbose_name="full wording")),
                ("label_en", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_fr", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_es", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_ru", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("label_zh_hans", models.CharField(max_length=300, null=True, verbose_name="full wording")),
                ("short", models.CharField(blank=True, max_length=100, verbose_name="short label")),
                ("short_en", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_fr", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_es", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_ru", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                ("short_zh_hans", models.CharField(blank=True, max_length=100, null=True, verbose_name="short label")),
                (
                    "translated_by",
                    models.JSONField(
                        blank=True,
                        default=dict,
                        help_text="For each language “official” (NSWP’s own wording) or “ours” (our translation).",
                        verbose_name="who translated it",
                    ),
                ),
            ],
            options={
                "verbose_name": "kind of support",
                "verbose_name_plural": "kinds of support",
                "ordering": ["position"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Listing",
            fields=[
                (
                    "source",
                    models.BigIntegerField(
                        help_text="The organisation's number; no relation, see above.",
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "Member organisation"), ("network", "Network of organisations")],
                        max_length=10,
                    ),
                ),
                ("priority_areas", models.PositiveIntegerField(default=0)),
                ("populations", models.PositiveIntegerField(default=0)),
                ("support", models.PositiveIntegerField(default=0)),
                ("languages", models.PositiveIntegerField(default=0)),
                ("accepts_messages", models.BooleanField(default=False)),
                ("indexable", models.BooleanField(default=True)),
                ("confirmed_on", models.DateField(null=True)),
                (
                    "words_digest",
                    models.CharField(
                        default="", help_text="What its words in the search index are like.", max_length=32
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.country"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="members.region"
                    ),
                ),
            ],
            options={
                "verbose_name": "listing",
                "verbose_name_plural": "listings",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("member", "Member organisation"), ("network", "Network of organisations")],
                        default="member",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=300, verbose_name="name")),
                ("name_en", models.CharField(blank=True, max_length=300, null=True, verbose_name="name")),
                ("name_fr", models.CharField(blank=True, max_length=300, null=True, verbose_name="name")),
                ("name_es", models.CharField(blank=True, max_length=300, null=True, verbose_name="name")),
                ("name_ru", models.CharField(blank=True, max_length=300, null=True, verbose_name="name")),
                ("name_zh_hans", models.CharField(blank=True, max_length=300, null=True, verbose_name="name")),
                ("acronym", models.CharField(blank=True, max_length=40, verbose_name="acronym")),
                (
                    "slug",
                    models.SlugField(
                        blank=True,
                        help_text="Made from the name; stable.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "original_language",
                    models.CharField(
                        default="en",
                        help_text="The language in which the organisation wrote its answers; any language.",
                        max_length=20,
                        validators=[django.core.validators.RegexValidator("^[a-z]{2,3}(-[a-z]{4})?(-[a-z]{2})?$")],
                        verbose_name="original language",
                    ),
                ),
                ("name_own", models.CharField(blank=True, max_length=300)),
                ("works_with_own", models.TextField(blank=True)),
                ("involvement_own", models.TextField(blank=True)),
                ("challenges_own", models.TextField(blank=True)),
                ("other_work_own", models.TextField(blank=True)),
                ("founded", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="founded in")),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "spoken_languages",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Codes of languages in which people are served.",
                        verbose_name="languages spoken",
                    ),
                ),
                ("works_with", models.TextField(blank=True, verbose_name="Who do you work with?")),
                ("works_with_en", models.TextField(blank=True, null=True, verbose_name="Who do you work with?")),
                ("works_with_fr", models.TextField(blank=True, null=True, verbose_name="Who do you work with?")),
                ("works_with_es", models.TextField(blank=True, null=True, verbose_name="Who do you work with?")),
                ("works_with_ru", models.TextField(blank=True, null=True, verbose_name="Who do you work with?")),
                ("works_with_zh_hans", models.TextField(blank=True, null=True, verbose_name="Who do you work with?")),
                (
                    "involvement",
                    models.TextField(blank=True, verbose_name="How are sex workers involved in your organisation?"),
                ),
                (
                    "involvement_en",
                    models.TextField(
                        blank=True, null=True, verbose_name="How are sex workers involved in your organisation?"
                    ),
                ),
                (
                    "involvement_fr",
                    models.TextField(
                        blank=True, null=True, verbose_name="How are sex workers involved in your organisation?"
                    ),
                ),
                (
                    "involvement_es",
                    models.TextField(
                        blank=True, null=True, verbose_name="How are sex workers involved in your organisation?"
                    ),
                ),
                (
                    "involvement_ru",
                    models.TextField(
                        blank=True, null=True, verbose_name="How are sex workers involved in your organisation?"
                    ),
                ),
                (
                    "involvement_zh_hans",
                    models.TextField(
                        blank=True, null=True, verbose_name="How are sex workers involved in your organisation?"
                    ),
                ),
                (
                    "challenges",
                    models.TextField(
                        blank=True,
                        verbose_name="What are the two main challenges that the sex workers you work with face",
                    ),
                ),
                (
                    "challenges_en",
                    models.TextField(
                        blank=True,
                        null=True,
                        verbose_name="What are the two main challenges that the sex workers you work with face",
                    ),
                ),
                (
                    "challenges_fr",
                    models.TextField(
                        blank=True,
                        null=True,
                        verbose_name="What are the two main challenges that the sex workers you work with face",
                    ),
                ),
                (
                    "challenges_es",
                    models.TextField(
                        blank=True,
                        null=True,
                        verbose_name="What are the two main challenges that the sex workers you work with face",
                    ),
                ),
                (
                    "challenges_ru",
                    models.TextField(
                        blank=True,
                        null=True,
                        verbose_name="What are the two main challenges that the sex workers you work with face",
                    ),
                ),
                (
                    "challenges_zh_hans",
                    models.TextField(
                        blank=True,
                        null=True,
                        verbose_name="What are the two main challenges that the sex workers you work with face",
                    ),
                ),
                ("other_work", models.TextField(blank=True, verbose_name="Describe other areas of your work")),
                (
                    "other_work_en",
                    models.TextField(blank=True, null=True, verbose_name="Describe other areas of your work"),
                ),
                (
                    "other_work_fr",
                    models.TextField(blank=True, null=True, verbose_name="Describe other areas of your work"),
                ),
                (
                    "other_work_es",
                    models.TextField(blank=True, null=True, verbose_name="Describe other areas of your work"),
                ),
                (
                    "other_work_ru",
                    models.TextField(blank=True, null=True, verbose_name="Describe other areas of your work"),
                ),
                (
                    "other_work_zh_hans",
                    models.TextField(blank=True, null=True, verbose_name="Describe other areas of your work"),
                ),
                (
                    "answers_date",
                    models.DateField(
                        blank=True,
                        help_text="Empty where unknown; readers are told so.",
                        null=True,
                        verbose_name="date of the answers",
                    ),
                ),
                (
                    "provenance",
                    models.CharField(
                        choices=[
                            ("organisation", "Written by the organisation"),
                            ("present_site", "Taken from its page on the network’s present site"),
                            ("editors", "Summary by the editors"),
                        ],
                        default="organisation",
                        max_length=20,
                        verbose_name="where the answers come from",
                    ),
                ),
                ("is_example", models.BooleanField(default=False, editable=False, verbose_name="invented example")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_review", "In review"),
                            ("published", "Published"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "withdrawal_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("request", "The organisation asked for it"),
                            ("safety", "Safety"),
                            ("consent", "Consent was taken back"),
                            ("left", "No longer a member"),
                            ("closed", "The organisation has closed"),
                            ("duplicate", "The same organisation is listed twice"),
                            ("error", "Published by mistake"),
                        ],
                        max_length=10,
                        verbose_name="why it was withdrawn",
                    ),
                ),
                ("listing_consent", models.BooleanField(default=False, verbose_name="agrees to be listed")),
                (
                    "consent_basis",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed_form", "Signed membership application and consent form"),
                            ("written", "Written message from the organisation"),
                            ("present_site", "Already public on the network’s present site"),
                            ("other", "Another basis, see the membership record"),
                        ],
                        max_length=20,
                        verbose_name="basis of the consent",
                    ),
                ),
                ("consent_date", models.DateField(blank=True, null=True, verbose_name="date of the consent")),
                (
                    "consent_proof",
                    models.CharField(
                        blank=True,
                        help_text="Where it is kept: a letter, a message, a form. No names of persons.",
                        max_length=200,
                        verbose_name="proof of the consent",
                    ),
                ),
                (
                    "consent_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day. After it nothing is shown until the consent is renewed. Empty: until it is taken back.",
                        null=True,
                        verbose_name="consent ends on",
                    ),
                ),
                (
                    "copies_consent",
                    models.BooleanField(
                        default=False,
                        help_text="Its texts in files that people download and in data that partners take. Separate from the page.",
                        verbose_name="agrees to copies that cannot be called back",
                    ),
                ),
                (
                    "consent_recorded_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="consent recorded by",
                    ),
                ),
                ("withheld_fields", models.JSONField(blank=True, default=list, verbose_name="fields not shown")),
                ("indexable", models.BooleanField(default=True, verbose_name="search engines may list it")),
                (
                    "accepts_messages",
                    models.BooleanField(default=False, verbose_name="takes messages through this site"),
                ),
                (
                    "unplaced_text",
                    models.TextField(
                        blank=True,
                        help_text="What an imported page says outside its questions. Move it to its answer, then empty this box.",
                        verbose_name="text that belongs to no question",
                    ),
                ),
                (
                    "confirmed_on",
                    models.DateField(blank=True, null=True, verbose_name="last confirmed by the organisation on"),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False, verbose_name="version")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last changed")),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "networks",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"kind": "network"},
                        related_name="belonging",
                        to="members.organisation",
                        verbose_name="networks it belongs to",
                    ),
                ),
                (
                    "populations",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="members.population", verbose_name="works with"
                    ),
                ),
                (
                    "priority_areas",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="members.priorityarea", verbose_name="priority areas"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        help_text="Only for an organisation without a country; otherwise the country decides.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.region",
                        verbose_name="region",
                    ),
                ),
                (
                    "support",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Only what the organisation itself states; empty is normal.",
                        related_name="+",
                        to="members.support",
                        verbose_name="support offered",
                    ),
                ),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="UsedSlug",
            fields=[
                ("digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name": "used address",
                "verbose_name_plural": "used addresses",
            },
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=100, verbose_name="label")),
                ("url", models.URLField(max_length=300, verbose_name="address")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="members.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="OtherName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=300, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[("former", "Former name"), ("other", "Other name")],
                        default="other",
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("en", "English"),
                            ("fr", "Français"),
                            ("es", "Español"),
                            ("ru", "Русский"),
                            ("zh-hans", "简体中文"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("until", models.DateField(blank=True, null=True, verbose_name="used until")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="other_names",
                        to="members.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "other name",
                "verbose_name_plural": "other names",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ProposedChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file", models.CharField(max_length=200, verbose_name="file")),
                ("data", models.JSONField(default=dict, verbose_name="what the page says")),
                ("created", models.DateTimeField(auto_now_add=True, verbose_name="found")),
                ("decided", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("accepted", models.BooleanField(blank=True, null=True, verbose_name="accepted")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proposed_changes",
                        to="members.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposed change",
                "verbose_name_plural": "proposed changes",
                "ordering": ["-created", "-pk"],
            },
        ),
        migrations.AddField(
            model_name="country",
            name="region",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="countries",
                to="members.region",
                verbose_name="region",
            ),
        ),
        migrations.CreateModel(
            name="TranslationState",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("name", "name"),
                            ("works_with", "works_with"),
                            ("involvement", "involvement"),
                            ("challenges", "challenges"),
                            ("other_work", "other_work"),
                        ],
                        max_length=20,
                        verbose_name="field",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "Français"),
                            ("es", "Español"),
                            ("ru", "Русский"),
                            ("zh-hans", "简体中文"),
                        ],
                        max_length=10,
                        verbose_name="language",
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64, verbose_name="made from")),
                (
                    "author",
                    models.CharField(
                        choices=[
                            ("organisation", "The organisation"),
                            ("supplied", "Supplied with the profile; the translator is not known"),
                            ("person", "A translator"),
                            ("machine", "A machine"),
                        ],
                        max_length=20,
                        verbose_name="made by",
                    ),
                ),
                ("reviewed", models.BooleanField(default=False, verbose_name="read and approved by a person")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="translation_states",
                        to="members.organisation",
                        verbose_name="organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "translation",
                "verbose_name_plural": "translations",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="ListedProfile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("fr", "Français"),
                            ("es", "Español"),
                            ("ru", "Русский"),
                            ("zh-hans", "简体中文"),
                        ],
                        max_length=10,
                    ),
                ),
                ("sort_key", models.BinaryField()),
                ("document", models.JSONField()),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="profiles", to="members.listing"
                    ),
                ),
            ],
            options={
                "verbose_name": "listed profile",
                "verbose_name_plural": "listed profiles",
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["language", "sort_key"], name="profile_by_name")],
                "constraints": [models.UniqueConstraint(fields=("listing", "language"), name="one_profile_a_language")],
            },
        ),
        migrations.CreateModel(
            name="ListedNetwork",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("network", models.SlugField(max_length=80)),
                (
                    "listing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="networks", to="members.listing"
                    ),
                ),
            ],
            options={
                "verbose_name": "listed membership of a network",
                "verbose_name_plural": "listed memberships of networks",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("network", "listing"), name="one_membership_a_network")
                ],
            },
        ),
        migrations.CreateModel(
            name="NetworkCoverage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "country",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="members.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        limit_choices_to={"kind": "network"},
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="coverage",
                        to="members.organisation",
                        verbose_name="network",
                    ),
                ),
            ],
            options={
                "verbose_name": "country covered",
                "verbose_name_plural": "countries covered",
                "ordering": ["country_id"],
                "constraints": [
                    models.UniqueConstraint(fields=("network", "country"), name="network_covers_country_once")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("listing_consent", False), models.Q(("consent_basis", ""), _negated=True), _connector="OR"
                ),
                name="consent_has_a_basis",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("copies_consent", False), ("listing_consent", True), _connector="OR"),
                name="copies_need_a_listing",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("status", "withdrawn"), _negated=True),
                    models.Q(("withdrawal_reason", ""), _negated=True),
                    _connector="OR",
                ),
                name="withdrawal_has_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("country__isnull", True), ("region__isnull", True), _connector="OR"),
                name="country_decides_the_region",
            ),
        ),
        migrations.AddConstraint(
            model_name="translationstate",
            constraint=models.UniqueConstraint(
                fields=("organisation", "field", "language"), name="one_state_a_translation"
            ),
        ),
    ]
