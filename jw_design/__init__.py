"""Checklists, interviews and design briefs for programmes that several bodies deliver together."""

__version__ = "0.1.0"
