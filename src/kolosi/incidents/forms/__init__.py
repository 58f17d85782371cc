"""What people write about incidents, turned into plain values."""

from kolosi.incidents.forms.acts import LinkForm, SeenForm, UnlinkForm, WithdrawForm
from kolosi.incidents.forms.sought import SoughtForm

__all__ = ["LinkForm", "SeenForm", "SoughtForm", "UnlinkForm", "WithdrawForm"]
