"""One field of the form of an incident. Built without a template each, so that a form of two hundred victims opens at once."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from kolosi.incidents.forms.shown import Field

register = template.Library()


@register.simple_tag
def asked(field: Field) -> SafeString:
    """Show one question with its answers, its hint and what is wrong with it."""
    wrong = _wrong(field)
    described = _described(field, wrong)
    label, hint = _label(field), _hint(field)
    css = "field has-error" if wrong else "field"
    if field.widget in {"tally", "ticks"}:
        inside = _tally(field, described) if field.widget == "tally" else _ticks(field)
        body = f"<fieldset{described}><legend>{label}</legend>{hint}{wrong}<div{_ROW[field.widget]}>{inside}</div></fieldset>"
    elif field.widget == "tick":
        box = _box(field.name, "yes", checked=bool(field.values))
        body = f'{hint}{wrong}<div class="choice">{box}<label for="{field.name}">{label}</label></div>'
    else:
        body = f'<label for="{field.name}">{label}</label>{hint}{wrong}{_control(field, described)}'
    return mark_safe(f'<div class="{css}">{body}</div>')  # noqa: S308  (every value is escaped where it is put in)


_ROW = {"tally": ' class="row"', "ticks": ""}


def _label(field: Field) -> str:
    marks = ""
    if field.needed:
        needed = _("(needed)")
        marks += f' <span class="optional">{escape(needed)}</span>'
    if field.do_not_ask:
        spared = _("do not ask")
        marks += f' <span class="badge heed">{escape(spared)}</span>'
    return escape(field.label) + marks


def _hint(field: Field) -> str:
    told = field.hint
    if field.do_not_ask:
        spared = _("Note it only where it was told unasked.")
        told = f"{told} {spared}".strip()
    return f'<div class="hint" id="{field.name}_hint">{escape(told)}</div>' if told else ""


def _wrong(field: Field) -> str:
    if not (field.messages or field.codes):
        return ""
    return render_to_string("incidents/beside.html", {"field": field})


def _described(field: Field, wrong: str) -> str:
    ids = [f"{field.name}_hint"] if field.hint or field.do_not_ask else []
    ids += [f"{field.name}_wrong"] if wrong else []
    invalid = ' aria-invalid="true"' if wrong and field.widget not in {"tally", "ticks"} else ""
    return (f' aria-describedby="{" ".join(ids)}"' if ids else "") + invalid


def _control(field: Field, described: str) -> str:
    focus = " autofocus" if field.focus else ""
    named = f'name="{field.name}" id="{field.name}"{described}{focus}'
    value = escape(field.values[0]) if field.values else ""
    if field.widget == "one":
        return f'<select {named}><option value=""></option>{_options(field)}</select>'
    if field.widget == "several":
        return f'<select {named} multiple size="6">{_options(field)}</select>'
    limit = f' maxlength="{field.limit}"' if field.limit else ""
    if field.widget == "long":
        return f'<textarea {named}{limit} rows="3">\n{value}</textarea>'
    mode = ' inputmode="numeric"' if field.widget == "number" else ""
    return f'<input type="text" {named}{limit}{mode} autocomplete="off" value="{value}">'


def _options(field: Field) -> str:
    chosen = set(field.values)
    return "".join(
        f'<option value="{escape(code)}"{" selected" if code in chosen else ""}>{escape(label)}</option>'
        for code, label in field.options
    )


def _ticks(field: Field) -> str:
    chosen = set(field.values)
    return "".join(
        f'<div class="choice">{_box(field.name, code, checked=code in chosen, place=str(place))}'
        f'<label for="{field.name}_{place}">{escape(label)}</label></div>'
        for place, (code, label) in enumerate(field.options)
    )


def _box(name: str, code: str, *, checked: bool, place: str = "") -> str:
    own = f"{name}_{place}" if place else name
    ticked = " checked" if checked else ""
    return f'<input type="checkbox" name="{name}" id="{own}" value="{escape(code)}"{ticked}>'


def _tally(field: Field, described: str) -> str:
    return "".join(
        f'<label for="{name}">{escape(label)} '
        f'<input type="text" inputmode="numeric" autocomplete="off" size="5" name="{name}" id="{name}" value="{escape(value)}"></label>'
        for name, label, value in field.parts
    )
