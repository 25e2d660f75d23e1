"""What two or more apps use. Imports no app."""
