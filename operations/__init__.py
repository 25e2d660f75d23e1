"""Keeping a directory alive: backups, restoring them, and whether an installation is in order."""
