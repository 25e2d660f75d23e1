"""The record of what was done is refused any change by the database itself.

SQLite, which is for developing, refuses changes of rows only; deletions are refused by the model there.
"""

from django.db import migrations

POSTGRESQL = """
CREATE FUNCTION staff_auditrecord_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'The record of what was done is only ever added to.'; END $$;
CREATE TRIGGER staff_auditrecord_append_only BEFORE UPDATE OR DELETE ON staff_auditrecord
FOR EACH ROW EXECUTE FUNCTION staff_auditrecord_refuse();
"""
POSTGRESQL_BACK = """
DROP TRIGGER staff_auditrecord_append_only ON staff_auditrecord;
DROP FUNCTION staff_auditrecord_refuse();
"""
SQLITE = """
CREATE TRIGGER staff_auditrecord_append_only BEFORE UPDATE ON staff_auditrecord
BEGIN SELECT RAISE(ABORT, 'The record of what was done is only ever added to.'); END
"""
SQLITE_BACK = "DROP TRIGGER staff_auditrecord_append_only"


def forwards(apps, schema_editor):
    """Add the trigger."""
    schema_editor.execute(POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def backwards(apps, schema_editor):
    """Take it away."""
    schema_editor.execute(POSTGRESQL_BACK if schema_editor.connection.vendor == "postgresql" else SQLITE_BACK)


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
