"""Proposing new details: every field, filled with what is live."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

from donations import approval
from donations.desk.entry_words import Row, since
from donations.details import Details, doubts, read
from donations.entries.rules import State
from donations.fields.detail_fields import CHANNELS, FIELDS
from donations.forms.verb import VerbForm, is_own, may_propose, note
from donations.models import Entry
from donations.people.approvers import is_approver

VERIFIED = (  # the ledger keeps the English words
    (gettext_noop("Bank letter"), gettext_lazy("A letter from the bank lies before me")),
    (gettext_noop("Seen in the bank"), gettext_lazy("I saw it in the bank's app or web bank")),
    (
        gettext_noop("Call to a known number"),
        gettext_lazy("I called the bank at a number that we knew before"),
    ),
)
GROUPS: tuple[tuple[str | Promise, tuple[str, ...]], ...] = (
    (gettext_lazy("Who receives the money"), ("holder", "bank")),
    (gettext_lazy("Account in Norway"), ("shows_bank", "account_number", "kid")),
    (gettext_lazy("From other countries"), ("shows_iban", "iban", "bic")),
    (gettext_lazy("Vipps"), ("shows_vipps", "vipps_number", "vipps_link")),
    (gettext_lazy("What givers write"), ("reference",)),
    (gettext_lazy("How you made sure"), ("verified", "note", "alone")),
)
HELP = {
    "holder": gettext_lazy("As it stands in the bank's letter."),
    "kid": gettext_lazy("Only if the bank gave you one."),
    "vipps_link": gettext_lazy("Copied from the Vipps portal; leave it empty if there is none."),
}


@dataclass(frozen=True)
class Group:
    title: str | Promise
    rows: list[tuple[BoundField, str]]  # with what is live now, once the form is stale


@dataclass(frozen=True)
class Doubt:
    field: str
    words: str
    is_confirmed: bool


class ProposeForm(VerbForm):
    name = "propose"
    title = gettext_lazy("Propose a change")
    says = gettext_lazy(
        "Nothing changes for readers yet: everyone who may approve is told, and another person"
        " compares the numbers with the bank's own paper."
    )
    button = gettext_lazy("Propose")
    template = "propose.html"
    needs_nothing_typed = False

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    verified = forms.ChoiceField(
        label=gettext_lazy("How the numbers were verified"),
        choices=VERIFIED,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Say how the numbers were verified.")},
    )
    note = note(gettext_lazy("More about it, for colleagues"))
    alone = forms.BooleanField(
        label=gettext_lazy("There is nobody else: let it go live after 72 hours"),
        required=False,
        help_text=gettext_lazy(
            "For the time when you are the only one who can approve. The donation page announces"
            " the change for three days and everyone is told every day; anybody who may approve"
            " can stop it. Possible once in 30 days."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.since: list[Row] = []  # what others entered while the form was open
        self.fields |= _text_fields() | _flags()
        if not is_approver(self.person):
            del self.fields["alone"]
        first = self.start.shown | {
            channel.flag: getattr(self.start, channel.flag) for channel in CHANNELS.values()
        }
        if self.kept is None:
            self.initial = {"seen": self.state.entry, **first}
        else:
            self.initial = {name: self.kept.get(name, "") for name in self.fields}

    @classmethod
    def allows(cls, person: User, state: State) -> bool:  # noqa: ARG003 - see the base class
        return may_propose(person)

    @property
    def start(self) -> Details:
        """What the form begins with: one's own proposal that waits, or else what is live."""
        waits = self.state.proposal
        if waits and waits.details and is_own(self.person, self.state):
            return waits.details
        return self.state.live_details or Details()

    @property
    def sections(self) -> list[Group]:
        return [
            Group(
                title,
                [(self[name], self.live.get(name, "")) for name in names if name in self.fields],
            )
            for title, names in GROUPS
        ]

    @property
    def live(self) -> Mapping[str, str]:
        """What readers get now where it is not what was typed, by field; once the form is stale."""
        details = self.state.live_details
        if not self.since or details is None:
            return {}
        shown = details.shown
        return {name: text for name, text in shown.items() if self.data.get(name, "") != text}

    @property
    def doubts(self) -> list[Doubt]:
        """What speaks against the numbers without being an error."""
        sent = cast(QueryDict, self.data) if self.is_bound else self.kept
        if not sent:
            return []
        details, errors = read(self._typed(sent))
        ticked = sent.getlist("confirmed")
        return [
            Doubt(field, words, words in ticked)
            for field, found in doubts(details).items()
            if field not in errors
            for words in found
        ]

    def clean(self) -> dict[str, Any]:
        self.details, errors = read(self._typed(self.data))
        for name, words in errors.items():
            if name == NON_FIELD_ERRORS or name not in self.errors:
                self.add_error(None if name == NON_FIELD_ERRORS else name, words)
        if any(not doubt.is_confirmed for doubt in self.doubts):
            self.add_error(
                None, _("Something is doubtful: compare it, and confirm it if it is right.")
            )
        self._look_for_news()
        return self.cleaned_data

    def _typed(self, sent: Any) -> dict[str, str]:
        """With empty texts for what was not sent, as a box that is not ticked."""
        names = (*FIELDS, *(channel.flag for channel in CHANNELS.values()))
        return {name: sent.get(name, "") for name in names}

    def _look_for_news(self) -> None:
        """The next press of the button is made with open eyes."""
        if self.breach or self.cleaned_data.get("seen") == self.state.entry:
            return
        self.since = since(Entry.objects.links(), self.cleaned_data.get("seen") or 0)
        again = cast(QueryDict, self.data).copy()
        again["seen"] = str(self.state.entry)
        self.data = again
        self.status = 409
        self.add_error(
            None,
            _(
                "Something has happened since you opened this form: see below, then send it again"
                " if it is still right."
            ),
        )

    def act(self) -> State:
        sent = self.cleaned_data
        return approval.propose(
            self.details,
            by=self.person,
            authenticated_at=self.authenticated_at,
            verified=sent["verified"],
            note=sent["note"],
            alone=sent.get("alone", False),
        )

    @property
    def done(self) -> str:  # type: ignore[override]  # it depends on what was chosen
        if self.cleaned_data.get("alone"):
            return _("Proposed and announced. Nothing changes for readers for 72 hours.")
        return _("Proposed. Nothing changes for readers until another person approves it.")


def _text_fields() -> dict[str, forms.Field]:
    return {
        name: forms.CharField(
            label=capfirst(str(field.label)),
            required=False,
            strip=False,
            help_text=HELP.get(name, ""),
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}
            ),
        )
        for name, field in FIELDS.items()
    }


def _flags() -> dict[str, forms.Field]:
    return {
        channel.flag: forms.BooleanField(
            label=_("Readers are shown this way to give"), required=False
        )
        for channel in CHANNELS.values()
    }
