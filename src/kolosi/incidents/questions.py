"""What is asked about incidents: the reviewed facts of each kind of violation and entry, with labels and choices."""


def fact_label(fact: str, language: str) -> str:
    """Return a fact's label; one that the reviewed list does not hold is shown by its identifier."""
    return fact.replace("_", " ").capitalize()


def code_label(fact: str, code: str, language: str) -> str:
    """Return the label of a code chosen for a fact; a text is its own label."""
    return code.replace("_", " ")
