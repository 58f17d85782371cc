"""The command line `kolosi`: one file per command, so that reading a document loads no database."""

import typer

from kolosi.site.command import (
    asks,
    demo,
    figures,
    incidents,
    letters,
    listing,
    migrate,
    outbox,
    parties,
    people,
    places,
    plans,
    read,
    report,
    serve,
    simulate,
    trace,
    verification,
)

application = typer.Typer(
    name="kolosi",
    help="Follow what the United Nations asks for children in armed conflict, and what becomes of every ask.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
application.command("read")(read.read)
application.command("migrate")(migrate.migrate)
application.command("demo")(demo.demo)
application.command("serve")(serve.serve)
application.command("asks")(asks.asks)
application.command("enrol")(people.enrol)
application.command("code")(people.code)
application.command("parties")(parties.parties)
application.command("simulate")(simulate.simulate)
application.command("report")(report.report)
application.command("letters")(letters.letters)
application.command("outbox")(outbox.outbox)
application.command("trace")(trace.trace)
application.add_typer(figures.application, name="figures")
application.add_typer(incidents.application, name="incidents")
application.add_typer(listing.application, name="listing")
application.add_typer(places.application, name="places")
application.add_typer(plans.application, name="plans")
application.add_typer(verification.application, name="verification")


@application.callback()
def kolosi() -> None:
    """Read UN documents, follow their asks, serve the application."""


def run() -> None:
    """Start the command line (the entry point of the package)."""
    application()
