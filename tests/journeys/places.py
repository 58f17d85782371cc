"""Places while pages are looked at: the demo has loaded the bundled ones; a list with faults waits."""

from types import ModuleType, SimpleNamespace

from tests.domain.places import builders


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Receive a list of which two rows cannot be taken."""
    rows = builders.village(1, "Sirabala") + "short\trow\n" + builders.village(2, "Kolongo", at="99\t0")
    demo.places = builders.received(rows, by=cast.information_manager())
