"""A product put together from figures: the parts of its kind (products.toml), its footers and its proof."""

import hashlib
import json
from collections.abc import Iterator

from kolosi.counting.rules.basis import Basis
from kolosi.counting.rules.tables import RULES
from kolosi.reference import rules as reference
from kolosi.reports.rules import grids, pictures, prose, released
from kolosi.reports.rules.content import Product, Section, Shown, Tidy
from kolosi.reports.rules.figures import Told


def content_of(told: Told) -> Product:
    """Return the whole product; the same figures always give the same one, word by word."""
    product, numbers = reference.code_list("products")[told.kind], tuple(grids.tidy(told))
    situation = reference.code_list("situations").get(told.situation)
    label = situation.labelled(told.language) if situation else told.situation
    rules = tuple(sorted({rule for basis in told.tables for rule in _rules(told, basis)}))
    proof = proof_of(told, numbers)
    return Product(
        kind=told.kind,
        title=told.tongue.say("title", product=product.labelled(told.language), situation=label),
        situation=told.situation,
        situation_label=label,
        first=told.period.first.isoformat(),
        last=told.period.last.isoformat(),
        as_of=told.as_of.isoformat(),
        basis=told.said_basis,
        audience=told.audience,
        language=told.language,
        simulated=told.simulated,
        symbol=told.symbol,
        sections=tuple(_sections(told)),
        footers=tuple(_footers(told, label, rules, proof)),
        rules=rules,
        proof=proof,
        tidy=numbers,
        release=told.release,
    )


def _rules(told: Told, basis: Basis) -> tuple[str, ...]:
    return tuple(one for one in RULES[basis] if not (told.release and one in released.APART))


def proof_of(told: Told, numbers: tuple[Tidy, ...]) -> str:
    """Return the hash of all that the product says in numbers, and of how they were counted."""
    said = [
        told.kind,
        told.situation,
        str(told.period),
        told.as_of.isoformat(),
        told.said_basis,
        told.audience,
    ]
    rows = [[one.basis, one.kind, one.type, one.row, one.sex, one.number, one.proof] for one in numbers]
    return hashlib.sha256(json.dumps([said, rows]).encode()).hexdigest()


def _sections(told: Told) -> Iterator[Section]:
    for part in reference.code_list("products")[told.kind].more["parts"]:
        drafted = prose.paragraphs(told, tuple(part["told"]))
        shown = tuple(one for name in part["shown"] for one in _shown(told, name))
        heading = told.tongue.say(part["heading"])
        yield Section(heading, part.get("level", 1), drafted, shown)


def _shown(told: Told, name: str) -> Iterator[Shown]:
    if name.startswith("by_"):
        yield from grids.grids(told, name)
    elif made := pictures.drawn_map(told) if name == "map" else pictures.chart(told, name):
        yield made


def _footers(told: Told, scope: str, rules: tuple[str, ...], proof: str) -> Iterator[str]:
    say = told.tongue.say
    if told.simulated:
        yield say("footer_simulated")
    audience = reference.code_list("audiences")[told.audience].labelled(told.language)
    yield say("footer_audience", audience=audience)
    yield say("footer_basis", basis=say(f"basis_{told.said_basis}"))
    if told.release:
        yield say("footer_release", release=told.release)
        yield say("footer_withheld")
    yield say("footer_as_of", as_of=told.as_of.date())
    yield say("footer_scope", scope=scope)
    yield say("footer_rules", rules=", ".join(rules))
    yield say("footer_proof", proof=proof)
