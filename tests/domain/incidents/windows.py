"""A window of somebody who looks at incidents."""

from django.test import Client

from kolosi.incidents import forms, rules
from kolosi.kernel.viewer import Viewer
from tests import cast


def of(viewer: Viewer) -> Client:
    """Return a browser in which that person has signed in."""
    return cast.sign_in(Client(), viewer)


def text(answer: object) -> str:
    """Return the page as text."""
    return answer.content.decode()  # type: ignore[attr-defined]


def posted(told: rules.Told, **more: object) -> dict[str, object]:
    """Return what a browser sends of the form in which that is told."""
    form = forms.TellingForm.of(told)
    sent: dict[str, object] = dict(form.typed)
    for kind, entries in form.entries.items():
        for place, block in enumerate(entries):
            start = f"{kind}-{place}-"
            sent |= {f"{start}key": block.key, f"{start}shape": block.shape}
            sent[f"{start}violations"] = list(block.ties)
            sent |= {start + name: values for name, values in block.typed.items()}
    return {**sent, **more}
