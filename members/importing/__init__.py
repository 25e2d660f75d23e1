"""Profile pages saved as text become organisations: read, understood, planned, and only then written.

files → pages (with language, countries, questionnaire, suggestions) → plan → apply. Everything before plan
is pure and knows no database; nothing but apply writes.
"""
