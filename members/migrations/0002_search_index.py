"""The words of the listings: tsvectors with GIN indexes on PostgreSQL, a full-text table on SQLite."""

from django.db import migrations

POSTGRESQL = [
    "CREATE TABLE members_listing_names (id bigint PRIMARY KEY, head tsvector NOT NULL)",
    "CREATE INDEX members_listing_names_head ON members_listing_names USING gin (head)",
    "CREATE TABLE members_listing_words (id bigint PRIMARY KEY, whole tsvector NOT NULL)",
    "CREATE INDEX members_listing_words_whole ON members_listing_words USING gin (whole)",
]
# The tokens are clean already; the tokenizer "ascii" splits at blanks and lets Cyrillic and Han pass whole.
SQLITE = [
    "CREATE VIRTUAL TABLE members_listing_words USING fts5("
    "names, other_names, places, rest, sequence, tokenize = 'ascii', prefix = '2 3')",
    "CREATE VIRTUAL TABLE members_listing_words_terms USING fts5vocab(members_listing_words, 'col')",
]


def make(apps, schema_editor):
    """Make the tables that Django's models do not know."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Take them away again."""
    for table in ("names", "words") if schema_editor.connection.vendor == "postgresql" else ("words_terms", "words"):
        schema_editor.execute(f"DROP TABLE members_listing_{table}")


class Migration(migrations.Migration):
    """The companion of the listings."""

    dependencies = [("members", "0001_initial")]

    operations = [
        migrations.RunPython(make, drop),
    ]
