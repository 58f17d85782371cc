"""Reading documents, their opening included: the samples, the real conclusions, and all the labelled documents.

Memory is looked at last: what the process holds after one round over everything and after three must be the same.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.run import Subject
from kolosi.conclusions.gateways import as_json, files
from kolosi.conclusions.rules import reading
from kolosi.conclusions.rules.shapes import Reading

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
SAMPLES = Path(str(reading.__file__)).parent.parent / "samples"


def _read(path: Path) -> Reading:
    return reading.read(files.opened(files.taken(path), path.name))


def subjects() -> Iterator[Subject]:
    """Yield what can be read on this machine: samples always, the real material where it is."""
    samples = sorted(SAMPLES.glob("*.txt"))
    for path in samples:
        yield Subject(f"read the sample {path.name}", 0.150, lambda path=path: _read(path))
    clean = _read(samples[0])
    yield Subject("write a reading as JSON", 0.150, lambda: as_json.written(clean))
    real = SHARED / "conclusions" / "mali-2018.txt"
    if real.exists():
        yield Subject("read the real conclusions (Mali 2018)", 0.150, lambda: _read(real))
    draft = next(iter(sorted((SHARED / "un_docs" / "draft_pdfs").glob("*.pdf"))), None)
    if draft:
        yield Subject(f"read a PDF in its child process: {draft.name}", 1.0, lambda: _read(draft), runs=3)
    others = sorted((SHARED / "un_docs" / "text").glob("*.txt"))
    if others:
        longest = max(others, key=lambda path: path.stat().st_size)
        yield Subject(
            f"read the longest of {len(others)}: {longest.name}", 1.0, lambda: _read(longest), runs=3
        )
        yield Subject(f"read all {len(others)}", 12.0, lambda: _all(others), runs=3)
    _tell_memory(others or samples)


def _all(paths: Sequence[Path]) -> None:
    for path in paths:
        _read(path)


def _tell_memory(paths: Sequence[Path]) -> None:
    held = []
    for _ in range(3):
        _all(paths)
        held.append(_resident())
    first, last = held[0], held[-1]
    flat = "flat" if last <= first * 1.05 + 1 else "NOT flat"
    print(
        f"Memory held after one round of {len(paths)} documents: {first:.0f} MB, after three: {last:.0f} MB ({flat})."
    )


def _resident() -> float:
    """Return the megabytes that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / (1024 * 1024)
