"""The tables of this app."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("members", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Achievement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1980),
                            django.core.validators.MaxValueValidator(2042),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("text_en", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_fr", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_es", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_ru", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_zh_hans", models.TextField(blank=True, null=True, verbose_name="text")),
            ],
            options={
                "verbose_name": "achievement",
                "verbose_name_plural": "achievements",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Guide",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_fr", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_es", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_ru", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="summary")),
                (
                    "credit",
                    models.TextField(
                        blank=True, help_text="Whose guidance this is, and what it leaves out.", verbose_name="credit"
                    ),
                ),
                (
                    "credit_en",
                    models.TextField(
                        blank=True,
                        help_text="Whose guidance this is, and what it leaves out.",
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_fr",
                    models.TextField(
                        blank=True,
                        help_text="Whose guidance this is, and what it leaves out.",
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_es",
                    models.TextField(
                        blank=True,
                        help_text="Whose guidance this is, and what it leaves out.",
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_ru",
                    models.TextField(
                        blank=True,
                        help_text="Whose guidance this is, and what it leaves out.",
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="Whose guidance this is, and what it leaves out.",
                        null=True,
                        verbose_name="credit",
                    ),
                ),
                (
                    "credit_link",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address of the original",
                    ),
                ),
            ],
            options={
                "verbose_name": "guide",
                "verbose_name_plural": "guides",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Page",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_fr", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_es", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_ru", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="summary")),
                (
                    "body",
                    models.TextField(
                        blank=True,
                        help_text="A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a word, [words](https://…) are a link.",
                        verbose_name="text",
                    ),
                ),
                (
                    "body_en",
                    models.TextField(
                        blank=True,
                        help_text="A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a word, [words](https://…) are a link.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_fr",
                    models.TextField(
                        blank=True,
                        help_text="A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a word, [words](https://…) are a link.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_es",
                    models.TextField(
                        blank=True,
                        help_text="A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a word, [words](https://…) are a link.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_ru",
                    models.TextField(
                        blank=True,
                        help_text="A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a word, [words](https://…) are a link.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
                (
                    "body_zh_hans",
                    models.TextField(
                        blank=True,
                        help_text="A blank line begins a new paragraph, “## ” a heading, “- ” a line of a list, **two stars** stress a word, [words](https://…) are a link.",
                        null=True,
                        verbose_name="text",
                    ),
                ),
            ],
            options={
                "verbose_name": "page",
                "verbose_name_plural": "pages",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GuideStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="what to do")),
                ("text_en", models.TextField(blank=True, null=True, verbose_name="what to do")),
                ("text_fr", models.TextField(blank=True, null=True, verbose_name="what to do")),
                ("text_es", models.TextField(blank=True, null=True, verbose_name="what to do")),
                ("text_ru", models.TextField(blank=True, null=True, verbose_name="what to do")),
                ("text_zh_hans", models.TextField(blank=True, null=True, verbose_name="what to do")),
                ("examples", models.TextField(blank=True, help_text="One a line.", verbose_name="examples")),
                (
                    "examples_en",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="examples"),
                ),
                (
                    "examples_fr",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="examples"),
                ),
                (
                    "examples_es",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="examples"),
                ),
                (
                    "examples_ru",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="examples"),
                ),
                (
                    "examples_zh_hans",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="examples"),
                ),
                ("checklist", models.TextField(blank=True, help_text="One a line.", verbose_name="checklist")),
                (
                    "checklist_en",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="checklist"),
                ),
                (
                    "checklist_fr",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="checklist"),
                ),
                (
                    "checklist_es",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="checklist"),
                ),
                (
                    "checklist_ru",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="checklist"),
                ),
                (
                    "checklist_zh_hans",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="checklist"),
                ),
                (
                    "opens",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Nothing"),
                            ("networks", "The regional networks"),
                            ("members", "Rights-based services among the members"),
                            ("referral", "The referral sheet"),
                            ("law", "The country’s law resources"),
                        ],
                        max_length=10,
                        verbose_name="opens in the directory",
                    ),
                ),
                (
                    "guide",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="resources.guide",
                        verbose_name="guide",
                    ),
                ),
            ],
            options={
                "verbose_name": "step of a guide",
                "verbose_name_plural": "steps of guides",
                "ordering": ["guide", "number"],
            },
        ),
        migrations.CreateModel(
            name="NetworkFacts",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                (
                    "since",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1980),
                            django.core.validators.MaxValueValidator(2042),
                        ],
                        verbose_name="since",
                    ),
                ),
                (
                    "seat",
                    models.CharField(
                        blank=True, help_text="The city, never an address.", max_length=150, verbose_name="seat"
                    ),
                ),
                (
                    "seat_en",
                    models.CharField(
                        blank=True,
                        help_text="The city, never an address.",
                        max_length=150,
                        null=True,
                        verbose_name="seat",
                    ),
                ),
                (
                    "seat_fr",
                    models.CharField(
                        blank=True,
                        help_text="The city, never an address.",
                        max_length=150,
                        null=True,
                        verbose_name="seat",
                    ),
                ),
                (
                    "seat_es",
                    models.CharField(
                        blank=True,
                        help_text="The city, never an address.",
                        max_length=150,
                        null=True,
                        verbose_name="seat",
                    ),
                ),
                (
                    "seat_ru",
                    models.CharField(
                        blank=True,
                        help_text="The city, never an address.",
                        max_length=150,
                        null=True,
                        verbose_name="seat",
                    ),
                ),
                (
                    "seat_zh_hans",
                    models.CharField(
                        blank=True,
                        help_text="The city, never an address.",
                        max_length=150,
                        null=True,
                        verbose_name="seat",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="about the network")),
                ("note_en", models.TextField(blank=True, null=True, verbose_name="about the network")),
                ("note_fr", models.TextField(blank=True, null=True, verbose_name="about the network")),
                ("note_es", models.TextField(blank=True, null=True, verbose_name="about the network")),
                ("note_ru", models.TextField(blank=True, null=True, verbose_name="about the network")),
                ("note_zh_hans", models.TextField(blank=True, null=True, verbose_name="about the network")),
                (
                    "network",
                    models.OneToOneField(
                        limit_choices_to={"kind": "network"},
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="members.organisation",
                        verbose_name="network",
                    ),
                ),
                (
                    "parts",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"kind": "network"},
                        related_name="+",
                        to="members.organisation",
                        verbose_name="networks that it is made of",
                    ),
                ),
            ],
            options={
                "verbose_name": "network page",
                "verbose_name_plural": "network pages",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="NewsItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                ("date", models.DateField(verbose_name="date")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("text", models.TextField(blank=True, verbose_name="text")),
                ("text_en", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_fr", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_es", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_ru", models.TextField(blank=True, null=True, verbose_name="text")),
                ("text_zh_hans", models.TextField(blank=True, null=True, verbose_name="text")),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="members.region",
                        verbose_name="region",
                    ),
                ),
            ],
            options={
                "verbose_name": "news item",
                "verbose_name_plural": "news",
                "ordering": ["-date", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                ("title", models.CharField(max_length=250, verbose_name="title")),
                ("title_en", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=250, null=True, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_fr", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_es", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_ru", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("objectives", models.TextField(blank=True, help_text="One a line.", verbose_name="objectives")),
                (
                    "objectives_en",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="objectives"),
                ),
                (
                    "objectives_fr",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="objectives"),
                ),
                (
                    "objectives_es",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="objectives"),
                ),
                (
                    "objectives_ru",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="objectives"),
                ),
                (
                    "objectives_zh_hans",
                    models.TextField(blank=True, help_text="One a line.", null=True, verbose_name="objectives"),
                ),
                ("funder", models.CharField(blank=True, max_length=250, verbose_name="funder")),
                ("funder_en", models.CharField(blank=True, max_length=250, null=True, verbose_name="funder")),
                ("funder_fr", models.CharField(blank=True, max_length=250, null=True, verbose_name="funder")),
                ("funder_es", models.CharField(blank=True, max_length=250, null=True, verbose_name="funder")),
                ("funder_ru", models.CharField(blank=True, max_length=250, null=True, verbose_name="funder")),
                ("funder_zh_hans", models.CharField(blank=True, max_length=250, null=True, verbose_name="funder")),
                (
                    "other_partners",
                    models.TextField(
                        blank=True,
                        help_text="Partners that are no networks of this directory, one a line.",
                        verbose_name="other partners",
                    ),
                ),
                (
                    "start",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1980),
                            django.core.validators.MaxValueValidator(2042),
                        ],
                        verbose_name="first year",
                    ),
                ),
                (
                    "end",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1980),
                            django.core.validators.MaxValueValidator(2042),
                        ],
                        verbose_name="last year",
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        blank=True,
                        limit_choices_to={"kind": "network"},
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.organisation",
                        verbose_name="led by",
                    ),
                ),
                (
                    "partners",
                    models.ManyToManyField(
                        blank=True,
                        limit_choices_to={"kind": "network"},
                        related_name="+",
                        to="members.organisation",
                        verbose_name="partner networks",
                    ),
                ),
            ],
            options={
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PublishedItem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("resource", "Publication"),
                            ("guide", "Guide"),
                            ("network", "Network"),
                            ("programme", "Programme"),
                            ("achievement", "Achievement"),
                            ("page", "Page"),
                            ("news", "News"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "source",
                    models.BigIntegerField(
                        help_text="The primary key of the entry among those of its kind; no relation."
                    ),
                ),
                ("slug", models.SlugField(max_length=80)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("day", models.DateField(help_text="The day of a news item.", null=True)),
                (
                    "country",
                    models.CharField(
                        default="", help_text="The code, for what tells the law of a country.", max_length=2
                    ),
                ),
                (
                    "networks",
                    models.TextField(default="", help_text="|nswp|aswa|: who leads, takes part or publishes."),
                ),
                ("types", models.BigIntegerField(default=0)),
                ("languages", models.BigIntegerField(default=0)),
                ("years", models.BigIntegerField(default=0)),
                ("regions", models.BigIntegerField(default=0)),
                ("themes", models.BigIntegerField(default=0)),
                (
                    "words_digest",
                    models.CharField(
                        default="", help_text="What its words in the search index are like.", max_length=32
                    ),
                ),
            ],
            options={
                "verbose_name": "published item",
                "verbose_name_plural": "published items",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "source"), name="one_item_an_entry"),
                    models.UniqueConstraint(fields=("kind", "slug"), name="one_item_a_slug"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PublishedDocument",
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
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="resources.publisheditem",
                    ),
                ),
            ],
            options={
                "verbose_name": "published document",
                "verbose_name_plural": "published documents",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Small letters, digits and hyphens. It stays when the title changes.",
                        max_length=80,
                        unique=True,
                        verbose_name="address name",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="The smallest number stands first.", verbose_name="position"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        help_text="Where these facts stand. Shown to everyone.",
                        max_length=300,
                        verbose_name="source",
                    ),
                ),
                ("updated", models.DateTimeField(auto_now=True, verbose_name="last change")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("briefing-paper", "Briefing paper"),
                            ("policy-brief", "Policy brief"),
                            ("community-guide", "Community guide"),
                            ("smart-guide", "Smart guide"),
                            ("global-report", "Global report"),
                            ("regional-report", "Regional report"),
                            ("statement", "Statement"),
                            ("case-study", "Case study"),
                            ("journal", "Journal"),
                            ("annual-report", "Annual report"),
                            ("strategic-plan", "Strategic plan"),
                            ("strategic-analysis", "Strategic analysis"),
                            ("quarterly-report", "Quarterly report"),
                            ("international-guidance", "International guidance"),
                        ],
                        max_length=30,
                        verbose_name="type",
                    ),
                ),
                ("title", models.CharField(max_length=300, verbose_name="title")),
                ("title_en", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_fr", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_es", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_ru", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("title_zh_hans", models.CharField(max_length=300, null=True, verbose_name="title")),
                ("summary", models.TextField(blank=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_fr", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_es", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_ru", models.TextField(blank=True, null=True, verbose_name="summary")),
                ("summary_zh_hans", models.TextField(blank=True, null=True, verbose_name="summary")),
                (
                    "publisher",
                    models.CharField(
                        blank=True, help_text="Several with commas.", max_length=250, verbose_name="published by"
                    ),
                ),
                (
                    "languages",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Languages in which it exists; only what is known.",
                        verbose_name="languages",
                    ),
                ),
                (
                    "link",
                    models.URLField(
                        blank=True,
                        help_text="Where it can be read.",
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
                (
                    "is_law",
                    models.BooleanField(
                        default=False,
                        help_text="It tells what the law of its country says.",
                        verbose_name="about the law",
                    ),
                ),
                (
                    "companion",
                    models.ForeignKey(
                        blank=True,
                        help_text="The community guide to a paper, or the paper behind a guide.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="resources.resource",
                        verbose_name="companion",
                    ),
                ),
                (
                    "country",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="members.country",
                        verbose_name="country",
                    ),
                ),
                (
                    "regions",
                    models.ManyToManyField(blank=True, related_name="+", to="members.region", verbose_name="regions"),
                ),
                (
                    "themes",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="members.priorityarea", verbose_name="priority areas"
                    ),
                ),
            ],
            options={
                "verbose_name": "publication",
                "verbose_name_plural": "publications",
                "ordering": ["position", "slug"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("grant", "Grant"), ("output", "Output")], max_length=10, verbose_name="kind"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("years", models.CharField(blank=True, max_length=30, verbose_name="years")),
                ("text", models.CharField(max_length=500, verbose_name="text")),
                ("text_en", models.CharField(max_length=500, null=True, verbose_name="text")),
                ("text_fr", models.CharField(max_length=500, null=True, verbose_name="text")),
                ("text_es", models.CharField(max_length=500, null=True, verbose_name="text")),
                ("text_ru", models.CharField(max_length=500, null=True, verbose_name="text")),
                ("text_zh_hans", models.CharField(max_length=500, null=True, verbose_name="text")),
                (
                    "status",
                    models.CharField(
                        blank=True,
                        choices=[("planned", "Planned"), ("published", "Published")],
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="resources.programme"
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="resources.resource",
                        verbose_name="publication",
                    ),
                ),
            ],
            options={
                "verbose_name": "grant or output",
                "verbose_name_plural": "grants and outputs",
                "ordering": ["kind", "position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ResourceYear",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "year",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1980),
                            django.core.validators.MaxValueValidator(2042),
                        ],
                        verbose_name="year",
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "resource",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="years", to="resources.resource"
                    ),
                ),
            ],
            options={
                "verbose_name": "year",
                "verbose_name_plural": "years",
                "ordering": ["year", "pk"],
            },
        ),
        migrations.CreateModel(
            name="StepLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                ("label", models.CharField(max_length=250, verbose_name="label")),
                ("label_en", models.CharField(max_length=250, null=True, verbose_name="label")),
                ("label_fr", models.CharField(max_length=250, null=True, verbose_name="label")),
                ("label_es", models.CharField(max_length=250, null=True, verbose_name="label")),
                ("label_ru", models.CharField(max_length=250, null=True, verbose_name="label")),
                ("label_zh_hans", models.CharField(max_length=250, null=True, verbose_name="label")),
                (
                    "url",
                    models.URLField(
                        blank=True,
                        max_length=500,
                        validators=[django.core.validators.URLValidator(schemes=["http", "https"])],
                        verbose_name="address",
                    ),
                ),
                (
                    "page",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("networks", "Networks"),
                            ("members", "Directory"),
                            ("referral", "Referral sheet"),
                            ("resources", "Resources"),
                        ],
                        max_length=10,
                        verbose_name="page of this site",
                    ),
                ),
                (
                    "resource",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="resources.resource",
                        verbose_name="publication",
                    ),
                ),
                (
                    "step",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="links", to="resources.guidestep"
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="guidestep",
            constraint=models.UniqueConstraint(fields=("guide", "number"), name="a_step_a_number"),
        ),
        migrations.AddConstraint(
            model_name="publisheddocument",
            constraint=models.UniqueConstraint(fields=("item", "language"), name="one_document_a_language"),
        ),
        migrations.AddConstraint(
            model_name="resourceyear",
            constraint=models.UniqueConstraint(fields=("resource", "year"), name="a_year_once"),
        ),
    ]
