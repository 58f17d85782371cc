"""What commands that need the tables do first; commands that read documents never come here."""

import os
from typing import NoReturn

import typer


def open_tables() -> None:
    """Make the application ready in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kolosi.site.settings")
    import django

    django.setup()


def stop(sentence: str, code: int = 1) -> NoReturn:
    """Say in one sentence why it does not go on, and end."""
    typer.echo(sentence, err=True)
    raise typer.Exit(code)
