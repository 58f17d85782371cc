"""What people write about parties, turned into plain values."""

from kolosi.parties.forms.looking import DayForm, ExportForm, SoughtForm
from kolosi.parties.forms.striking import SettleForm, StrikeForm
from kolosi.parties.forms.telling import (
    AllyForm,
    CrossForm,
    DecideForm,
    DescribeForm,
    NameForm,
    PartForm,
    ProposedNames,
    ProposeForm,
    SucceedForm,
    names_of,
)

__all__ = [
    "AllyForm",
    "CrossForm",
    "DayForm",
    "DecideForm",
    "DescribeForm",
    "ExportForm",
    "NameForm",
    "PartForm",
    "ProposeForm",
    "ProposedNames",
    "SettleForm",
    "SoughtForm",
    "StrikeForm",
    "SucceedForm",
    "names_of",
]
