"""Pages of people, organisations and roles, and of one's own account."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kolosi.access import forms, gate, operations, queries, rules
from kolosi.kernel.refusals import Absent
from kolosi.ledger import queries as ledger

RECENT = 20  # entries of a person's history


@gate.needs("access.read")
def people(request: gate.Request) -> HttpResponse:
    """Everyone who is enrolled, with their roles."""
    shown = {"people": queries.people(request.viewer), "may_enrol": request.viewer.may("access.enrol")}
    return render(request, "access/people.html", shown)


@gate.needs("access.read")
def person(request: gate.Request, ref: str) -> HttpResponse:
    """One person: their roles, and what was done about them."""
    found = _person(request, ref)
    history = ledger.entries(request.viewer, about=ref, limit=RECENT)
    own = {rules.Obstacle.OWN_ROLE} if ref == request.viewer.person else set()
    return render(
        request,
        "access/person.html",
        {
            "person": found,
            "history": queries.told(request.viewer, history),
            "may_grant": request.viewer.may("access.grant"),
            "may_revoke": request.viewer.may("access.revoke"),
            "account": queries.account(request.viewer, ref),
            "obstacles": sorted(own | (set() if found.active else {rules.Obstacle.NOT_ACTIVE})),
        },
    )


@gate.needs("access.enrol")
def enrol(request: gate.Request) -> HttpResponse:
    """Enrol someone; the password for their first sign-in is shown once, on the answer."""
    form = forms.EnrolForm(request.POST or None, viewer=request.viewer)
    if not form.is_valid():
        return render(request, "access/enrol.html", {"form": form})
    made = operations.enrol(**form.cleaned_data, by=request.viewer, at=timezone.now())
    given = {"made": made, "name": form.cleaned_data["name"], "email": form.cleaned_data["email"].lower()}
    return render(request, "access/enrolled.html", given)


@gate.needs("access.grant")
def grant(request: gate.Request, ref: str) -> HttpResponse:
    """Give the person a role."""
    found = _person(request, ref)
    form = forms.GrantForm(request.POST or None, viewer=request.viewer)
    if not form.is_valid():
        return render(request, "access/grant.html", {"form": form, "person": found})
    operations.grant(person=ref, **form.cleaned_data, by=request.viewer, at=timezone.now())
    messages.success(request, _("The role is granted. It holds from the next page that the person opens."))
    return redirect("person", ref)


@gate.needs("access.revoke")
def revoke(request: gate.Request, ref: str, grant: str) -> HttpResponse:
    """Take a role back from the person."""
    found = _person(request, ref)
    held = next((role for role in found.roles if role.ref == grant), None)
    if request.method != "POST":
        if held is None:
            raise Absent
        return render(request, "access/revoke.html", {"person": found, "role": held})
    operations.revoke(person=ref, ref=grant, by=request.viewer, at=timezone.now())
    messages.success(request, _("The role is taken back. It stays on record as having been held."))
    return redirect("person", ref)


@gate.needs("access.renew")
def renew(request: gate.Request, ref: str) -> HttpResponse:
    """Let someone begin anew with a first password, which is shown once."""
    found, account = _account(request, ref)
    if request.method != "POST":
        return render(request, "access/renew.html", {"person": found, "account": account})
    password = operations.renew(person=ref, by=request.viewer, at=timezone.now())
    return render(request, "access/renew.html", {"person": found, "password": password})


@gate.needs("access.close")
def close(request: gate.Request, ref: str) -> HttpResponse:
    """Close someone's account."""
    found, account = _account(request, ref)
    if request.method != "POST":
        return render(request, "access/close.html", {"person": found, "account": account})
    operations.close(person=ref, by=request.viewer, at=timezone.now())
    messages.success(request, _("The account is closed."))
    return redirect("person", ref)


@gate.needs("access.reopen")
def reopen(request: gate.Request, ref: str) -> HttpResponse:
    """Open someone's closed account again."""
    found, account = _account(request, ref)
    if request.method != "POST":
        return render(request, "access/reopen.html", {"person": found, "account": account})
    operations.reopen(person=ref, by=request.viewer, at=timezone.now())
    messages.success(request, _("The account is open again."))
    return redirect("person", ref)


@gate.needs("access.read")
def organisations(request: gate.Request) -> HttpResponse:
    """The organisations that people work for, and whom each answers for."""
    admitted = queries.organisations(request.viewer)
    shown = {"organisations": admitted, "may_admit": request.viewer.may("access.admit")}
    return render(request, "access/organisations.html", shown)


@gate.needs("access.admit")
def admit(request: gate.Request) -> HttpResponse:
    """Admit an organisation."""
    form = forms.AdmitForm(request.POST or None, viewer=request.viewer)
    if not form.is_valid():
        return render(request, "access/admit.html", {"form": form})
    operations.admit(**form.organisation(), by=request.viewer, at=timezone.now())
    messages.success(request, _("The organisation is admitted. People can be enrolled for it now."))
    return redirect("organisations")


@gate.signed_in
def account(request: gate.Request) -> HttpResponse:
    """One's own name, roles and ways to sign in."""
    return render(request, "access/account.html", {"person": _person(request, request.viewer.person)})


def _person(request: gate.Request, ref: str) -> queries.Person:
    found = queries.person(request.viewer, ref)
    if found is None:
        raise Absent
    return found


def _account(request: gate.Request, ref: str) -> tuple[queries.Person, queries.Account]:
    account = queries.account(request.viewer, ref)
    if account is None:
        raise Absent
    return _person(request, ref), account
