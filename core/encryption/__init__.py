"""Personal data at rest: encrypted with keys that are outside the database, so that a copy of it tells nothing."""
