"""Reading documents: the real conclusions, and all the labelled documents beside the project."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from bench.run import Subject
from kolosi.conclusions.rules import reading, shapes

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SAMPLES = Path(str(reading.__file__)).parent.parent / "samples"


def _source(path: Path) -> shapes.Source:
    data = path.read_bytes()
    return shapes.Source(text=data.decode(), sha256=hashlib.sha256(data).hexdigest(), name=path.name)


def subjects() -> Iterator[Subject]:
    """Yield what can be read on this machine: samples always, the real material where it is."""
    for path in sorted(SAMPLES.glob("*.txt")):
        source = _source(path)
        yield Subject(f"read the sample {path.name}", 0.150, lambda source=source: reading.read(source))
    real = SHARED / "conclusions" / "mali-2018.txt"
    if real.exists():
        source = _source(real)
        yield Subject("read the real conclusions (Mali 2018)", 0.150, lambda: reading.read(source))
    others = [_source(path) for path in sorted((SHARED / "un_docs" / "text").glob("*.txt"))]
    if others:
        longest = max(others, key=lambda source: len(source.text))
        yield Subject(
            f"read the longest of {len(others)}: {longest.name}", 1.0, lambda: reading.read(longest), runs=3
        )
        yield Subject(
            f"read all {len(others)}", 12.0, lambda: [reading.read(source) for source in others], runs=3
        )
