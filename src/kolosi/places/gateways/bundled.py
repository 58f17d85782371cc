"""The reviewed files that ship with the project, as files somebody could have sent: facts with their sources, no more."""

import json
import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import NamedTuple

from kolosi.places.rules import About, Layout

REGISTERS = ("place_editions_mali.toml",)
BOUNDARIES = ("mali_eight_regions.json",)


class Bundled(NamedTuple):
    """A shipped file: its bytes, its form, and what it says of itself."""

    name: str
    data: bytes
    layout: Layout
    about: About


def files() -> Iterator[Bundled]:
    """Yield the shipped files in the order in which they are loaded: divisions before their shapes."""
    folder = resources.files("kolosi.reference").joinpath("data")
    for name in REGISTERS:
        data = folder.joinpath(name).read_bytes()
        situation = tomllib.loads(data.decode())["situation"]
        yield Bundled(name, data, Layout.REGISTER, About(situation, "bundled"))
    for name in BOUNDARIES:
        data = folder.joinpath("boundaries", name).read_bytes()
        told = json.loads(data)
        about = About(told["situation"], told["edition"], "", told["source"], told["licence"])
        yield Bundled(name, data, Layout.BOUNDARIES, about)
