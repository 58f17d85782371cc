"""Through which channel a provision speaks, and what kind of provision that makes it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from kolosi.conclusions.rules.clauses import Act
from kolosi.conclusions.rules.genre import Genre
from kolosi.conclusions.rules.structure import Provision
from kolosi.reference import rules as reference

OPENING = 200  # characters in which a provision says that it is a letter or a statement


@cache
def _channel_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (code.code, re.compile("|".join([*code.more["en"], *code.more["fr"]]), re.IGNORECASE))
        for code in reference.code_list("channels").values()
    )


def channel(
    provision: Provision, provisions: Mapping[str, Provision], known: Mapping[str, str | None], genre: Genre
) -> str | None:
    """Return the code of the channel: of the heading inside its paragraph, else of what the provision hangs on."""
    if genre.name not in {"conclusions", "press_release"}:
        return None
    if provision.chapeau is not None:
        top = provisions[provision.chapeau].chapeau is None
        own = channel_of(provision.heading or "") if top else None
        return own or known.get(provision.chapeau) or channel_of(provision.text[:OPENING])
    if genre.name == "press_release":
        return "public_statement"
    return channel_of(provision.text)


def channel_of(text: str) -> str | None:
    """Return the code of the channel that the words announce."""
    return next((code for code, pattern in _channel_patterns() if pattern.search(text)), None)


def kind(provision: Provision, kinds: Mapping[str, str], acts: Sequence[Act], genre: Genre) -> str:
    """Return whether the provision is preambular, operative or narrative."""
    if provision.chapeau is not None and provision.family != "number":
        return kinds[provision.chapeau]
    if provision.family == "pp":
        return "preambular"
    if genre.name == "conclusions":
        return "operative" if _opens_channel(provision, acts) else "narrative"
    if genre.name == "press_release":
        classes = [act.match.verb.klass for act in acts if act.match]
        return "operative" if classes and set(classes) != {"observing"} else "narrative"
    if provision.family == "p":
        return "operative" if acts[0].match or genre.name == "statement" else "narrative"
    return "operative"


def _opens_channel(provision: Provision, acts: Sequence[Act]) -> bool:
    """The Group agrees to speak, or its letter is announced: a list follows, or the message stands in the sentence."""
    agreed = any(act.match and act.match.verb.code in {"agree", "decide"} for act in acts)
    if provision.text.rstrip().endswith(":"):
        return agreed or channel_of(provision.text) is not None
    return channel_of(provision.text) is not None and _speaks(acts)


def _speaks(acts: Sequence[Act]) -> bool:
    """Say whether the sentence that agrees to a message also carries it: "…, and urging them to …"."""
    return any(act.match and act.match.verb.klass == "directive" for act in acts[1:])
