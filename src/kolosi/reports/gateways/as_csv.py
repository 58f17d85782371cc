"""The numbers of a product as CSV in long form, with a row of HXL tags under the heading: one number a line."""

import csv
import io

from kolosi.kernel.tables import in_csv
from kolosi.reports.rules.content import Product, Tidy

COLUMNS = (
    ("situation", "#country+code"),
    ("from", "#date+start"),
    ("to", "#date+end"),
    ("as_of", "#date+asof"),
    ("basis", "#status+verification"),
    ("kind", "#meta+dimension"),
    ("type", "#event+type+code"),
    ("type_label", "#event+type+name"),
    ("row", "#meta+row+code"),
    ("row_label", "#meta+row+name"),
    ("sex", "#indicator+sex"),
    ("unit", "#indicator+unit"),
    ("grave", "#meta+grave"),
    ("number", "#affected+num"),
    ("at_least", "#meta+lowerbound"),
    ("withheld", "#meta+sdc"),
    ("simulated", "#meta+simulated"),
    ("release", "#meta+release"),
    ("proof", "#meta+proof"),
)


def written(product: Product) -> bytes:
    """Return the numbers as UTF-8 CSV; cells that could be taken for formulas are quoted as words."""
    held = io.StringIO()
    lines = csv.writer(held, lineterminator="\r\n")
    lines.writerow([name for name, _ in COLUMNS])
    lines.writerow([tag for _, tag in COLUMNS])
    lines.writerows(
        [in_csv(one) for one in row] for row in map(lambda tidy: values(product, tidy), product.tidy)
    )
    return held.getvalue().encode()


def values(product: Product, one: Tidy) -> tuple[str | int, ...]:
    """Return the line of one number, in the order of the columns; a number that is withheld is empty."""
    return (
        product.situation, product.first, product.last, product.as_of, one.basis, one.kind, one.type, one.type_label,
        one.row, one.row_label, one.sex, one.unit, _yes(one.grave), "" if one.number is None else one.number,
        _yes(one.at_least), _yes(one.hidden), _yes(product.simulated), product.release,
        one.proof,
    )  # fmt: skip


def _yes(told: bool) -> str:
    return "yes" if told else "no"
