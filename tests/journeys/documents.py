"""Documents that pages are looked at with: a damaged one that is followed and corrected, and one waiting for acceptance."""

from types import ModuleType, SimpleNamespace

from kolosi.conclusions.operations import documents, wording
from tests.conftest import ROOT
from tests.domain.conclusions import builders

SAMPLES = ROOT / "src" / "kolosi" / "conclusions" / "samples"


def build(cast: ModuleType, demo: SimpleNamespace) -> None:
    """Receive two samples of our own; correct and accept the damaged one."""
    officer = cast.desk_officer("ML")
    demo.document = _received(officer, "damaged-en.txt")
    asks = builders.labels(demo.document)
    demo.corrected_ask = asks["5(a)/2"]
    wording.retheme(
        ref=demo.corrected_ask,
        themes=["age_screening", "release_reintegration"],
        summary="extend the release of boys to all regions",
        revision=1,
        by=officer,
        at=builders.AT,
    )
    documents.accept(ref=demo.document, by=officer, at=builders.AT)
    demo.waiting = _received(officer, "clean-fr.txt")


def _received(officer: object, name: str) -> str:
    data, found = builders.read((SAMPLES / name).read_text(encoding="utf-8"), name)
    return documents.receive(
        data=data, name=name, found=found, situation="ML", simulated=True, by=officer, at=builders.AT
    )  # type: ignore[arg-type]
