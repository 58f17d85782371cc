"""Numbers of incidents: `ML-2017-00042` is the 42nd of that situation and year; no two writers get the same."""

from kolosi.incidents import models


def take_refs(situation: str, year: int, how_many: int = 1) -> list[str]:
    """Return that many new references; the row that counts them is locked until the transaction ends."""
    models.Numbering.objects.get_or_create(situation=situation, year=year, defaults={"last": 0})
    row = models.Numbering.objects.select_for_update().get(situation=situation, year=year)
    first = row.last + 1
    models.Numbering.objects.filter(pk=row.pk).update(last=row.last + how_many)
    return [f"{situation}-{year:04d}-{number:05d}" for number in range(first, first + how_many)]


def reach(situation: str, year: int, number: int) -> None:
    """Let numbers go on after that one: incidents that come with a free reference of ours keep it."""
    models.Numbering.objects.get_or_create(situation=situation, year=year, defaults={"last": 0})
    row = models.Numbering.objects.select_for_update().get(situation=situation, year=year)
    models.Numbering.objects.filter(pk=row.pk).update(last=max(row.last, number))
