"""The words of the published items: tsvectors with GIN indexes on PostgreSQL, a full-text table on SQLite."""

from django.db import migrations

POSTGRESQL = [
    "CREATE TABLE resources_publisheditem_names (id bigint PRIMARY KEY, head tsvector NOT NULL)",
    "CREATE INDEX resources_publisheditem_names_head ON resources_publisheditem_names USING gin (head)",
    "CREATE TABLE resources_publisheditem_words (id bigint PRIMARY KEY, whole tsvector NOT NULL)",
    "CREATE INDEX resources_publisheditem_words_whole ON resources_publisheditem_words USING gin (whole)",
]
# The tokens are clean already; the tokenizer "ascii" splits at blanks and lets Cyrillic and Han pass whole.
SQLITE = [
    "CREATE VIRTUAL TABLE resources_publisheditem_words USING fts5("
    "names, other_names, places, rest, sequence, tokenize = 'ascii', prefix = '2 3')",
    "CREATE VIRTUAL TABLE resources_publisheditem_words_terms USING fts5vocab(resources_publisheditem_words, 'col')",
]


def make(apps, schema_editor):
    """Make the tables that Django's models do not know."""
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    """Take them away again."""
    for table in ("names", "words") if schema_editor.connection.vendor == "postgresql" else ("words_terms", "words"):
        schema_editor.execute(f"DROP TABLE resources_publisheditem_{table}")


class Migration(migrations.Migration):
    """The companion of the published items."""

    dependencies = [("resources", "0001_initial")]

    operations = [
        migrations.RunPython(make, drop),
    ]
