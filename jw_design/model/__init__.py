"""The nouns of the project: frozen data with every field described, and no input or output."""
