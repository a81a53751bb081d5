"""The form of the site's settings. What is uploaded is drawn and kept even where another field is
wrong, so that nobody has to choose it again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files import File
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from newsroom import identity
from newsroom.look import image_drawing, site_images
from newsroom.look.image_drawing import Drawn
from newsroom.look.publisher import POLICIES
from newsroom.models import Change, SiteSettings

COMMAND_LINE = _("the command line")
MEANWHILE = _(
    "While you had this form open, these fields were changed by %(names)s: %(fields)s. What you "
    "typed stands here. The history shows what they changed; save again to put yours in its place."
)
SALT = "newsroom.look.settings_form"
DRAWN: dict[str, Callable[[File[bytes]], Drawn]] = {
    "logo": image_drawing.logo,
    "icon": image_drawing.icon,
}
PICTURES = {"accept": "image/png,image/jpeg,image/webp"}
PAGES = {"list": "site-pages", "dir": "ltr", "spellcheck": "false"}
COLOUR = {"dir": "ltr", "spellcheck": "false", "autocomplete": "off"}


class ColourField(forms.CharField):
    """#1f4397, however it was typed: 1F4397, #14a."""

    def to_python(self, value: Any) -> str:
        digits = str(super().to_python(value)).removeprefix("#").lower()
        if len(digits) == 3:  # noqa: PLR2004 - the short form of a colour
            digits = "".join(2 * digit for digit in digits)
        return f"#{digits}" if digits else ""


class SiteSettingsForm(forms.ModelForm):  # type: ignore[type-arg]  # not generic at run time
    logo_file = forms.FileField(
        label=_("Choose a logo"),
        required=False,
        widget=forms.FileInput(attrs=PICTURES),
        help_text=_("PNG, JPEG or WebP, at least 112 pixels each way. It stands above each page."),
    )
    logo_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    logo_removed = forms.BooleanField(label=_("Take the logo away"), required=False)
    icon_file = forms.FileField(
        label=_("Choose an icon"),
        required=False,
        widget=forms.FileInput(attrs=PICTURES),
        help_text=_("PNG, JPEG or WebP, square, at least 512 pixels each way."),
    )
    icon_kept = forms.CharField(required=False, widget=forms.HiddenInput)
    icon_removed = forms.BooleanField(label=_("Take the icon away"), required=False)

    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)  # the newest change

    class Meta:
        model = SiteSettings
        exclude = ("logo", "logo_width", "logo_height", "icon")  # noqa: DJ006 - drawn from files
        field_classes: ClassVar = {"accent": ColourField, "accent_at_night": ColourField}
        widgets: ClassVar = {
            "contact_address": forms.Textarea(attrs={"rows": 3}),
            "accent": forms.TextInput(attrs=COLOUR | {"data-accent": "light"}),
            "accent_at_night": forms.TextInput(attrs=COLOUR | {"data-accent": "dark"}),
            **{
                name: forms.TextInput(attrs={"class": "vTextField"} | PAGES)
                for name in POLICIES.values()
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._newest = Change.objects.of_kind(identity.KIND).newest_number()
        self.initial["seen"] = self._newest

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._point_out_others(cleaned.get("seen") or 0)
        for name in DRAWN:
            try:
                self._take(name, self._chosen(name))
            except ValidationError as error:
                self.add_error(f"{name}_file", error)
        return cleaned

    def _point_out_others(self, seen: int) -> None:
        """Once: whoever has been told may save over it."""
        others = Change.objects.of_kind(identity.KIND).newer_than(seen)
        names = dict.fromkeys(change.by_name or str(COMMAND_LINE) for change in others)
        fields = dict.fromkeys(name for change in others for name in change.after)
        if names:
            self._send_back("seen", str(self._newest))
            values = {"names": ", ".join(names), "fields": ", ".join(fields)}
            self.add_error(None, ValidationError(MEANWHILE, params=values))

    def _send_back(self, name: str, value: str) -> None:
        """With the form, in place of what was sent."""
        sent = QueryDict(mutable=True)  # the one that came cannot be written to
        sent.update(self.data)
        sent[self.add_prefix(name)] = value
        self.data = sent

    def _chosen(self, name: str) -> dict[str, Any] | None:
        """The image as the settings hold it; None if it stays as it is."""
        if upload := self.cleaned_data.get(f"{name}_file"):
            drawn = DRAWN[name](upload)
            return {"name": site_images.keep(drawn), "size": [drawn.width, drawn.height]}
        if kept := self.cleaned_data.get(f"{name}_kept"):
            return _unsigned(kept)
        return {"name": "", "size": [0, 0]} if self.cleaned_data.get(f"{name}_removed") else None

    def _take(self, name: str, chosen: dict[str, Any] | None) -> None:
        if chosen is None:
            return
        setattr(self.instance, name, chosen["name"])
        if name == "logo":
            self.instance.logo_width, self.instance.logo_height = chosen["size"]
        if chosen["name"]:
            self._send_back(f"{name}_kept", signing.dumps(chosen, salt=SALT))


def _unsigned(kept: str) -> dict[str, Any] | None:
    """None for what this form has not signed."""
    try:
        found: dict[str, Any] = signing.loads(kept, salt=SALT)
    except signing.BadSignature:
        return None
    return found
