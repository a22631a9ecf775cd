"""YAML and JSON -> checklists and answers: strict, positioned, every mistake of a file in one run."""
