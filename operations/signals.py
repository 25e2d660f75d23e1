"""What others are told about."""

from django.dispatch import Signal

# Sent when a backup has been restored and its content compared, before the command ends. ``made_at`` (an aware
# datetime) is when the backup was made: what was erased since then is in the database again. A receiver that raises
# makes the command fail.
database_restored = Signal()
