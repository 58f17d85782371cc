"""What people write about incidents, turned into plain values."""

from kolosi.incidents.forms.acts import (
    LONGEST,
    DropViewForm,
    KeepViewForm,
    LinkForm,
    SeenForm,
    UnlinkForm,
    WhereForm,
    WithdrawForm,
)
from kolosi.incidents.forms.compared import compared
from kolosi.incidents.forms.shown import Page
from kolosi.incidents.forms.sought import SoughtForm
from kolosi.incidents.forms.telling import TellingForm

__all__ = [
    "LONGEST", "DropViewForm", "KeepViewForm", "LinkForm", "Page", "SeenForm", "SoughtForm", "TellingForm", "UnlinkForm",
    "WhereForm", "WithdrawForm", "compared",
]  # fmt: skip
