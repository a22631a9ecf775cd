"""Assessments -> text, one module a format; nothing is printed here."""
