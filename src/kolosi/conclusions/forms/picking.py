"""A list to choose from that is written in one go: lists of hundreds of entries would cost more than the page itself."""

from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_CHOSEN, _OPEN = mark_safe(" selected"), mark_safe("")  # words of ours, never of a person


class Pick(forms.Select):
    """A select without groups, whose options need no template each."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: dict[str, Any] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        chosen = set(self.format_value(value))
        told = flatatt({**self.build_attrs(self.attrs, attrs), "name": name})
        pairs = ((key, _CHOSEN if str(key) in chosen else _OPEN, label) for key, label in self.choices)
        return format_html(
            "<select{}>{}</select>", told, format_html_join("", '<option value="{}"{}>{}</option>', pairs)
        )
