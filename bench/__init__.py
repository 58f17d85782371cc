"""How fast the project is, beside how fast it means to be."""
