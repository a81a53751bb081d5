"""Submitting a story, and an editor's answer to it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import readiness, workflow
from articles.action_forms import EDIT, NOTE, PUBLISH, ActionForm, area
from articles.models import Remark, Revision
from articles.permissions import require
from articles.workflow.record import locked

LONGEST = Remark._meta.get_field("text").max_length or 0


class SeenForm(ActionForm):
    """For verbs that let the latest revision pass: nobody lets pass what they have not seen."""

    seen = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={"required": _("This page is incomplete: open it again.")},
    )
    since: Revision | None = None  # what the person saw, if somebody has saved the story since

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        latest = self.article.latest_revision
        self.lacking = readiness.problems(latest.content) if latest else []
        self.initial["seen"] = latest.number if latest else None

    def refuse_unseen(self) -> None:
        """To be called in the transaction of the verb. Raises ValidationError."""
        latest = locked(self.article).latest_revision
        seen = self.article.revisions.filter(number=self.cleaned_data["seen"]).first()
        if latest and seen and latest.content == seen.content:
            return
        self.since = seen
        self.data = {**self.data, "seen": latest.number if latest else ""}
        by = latest.created_by_name if latest else ""
        said = _("%(person)s has saved the story since you opened this page. Look at it first.")
        raise ValidationError(said, params={"person": by or gettext("Somebody")})


class SubmitForm(SeenForm):
    name = "submit"
    title = _("Submit for review")
    says = _("The editors are told that the story is finished. You can go on editing: they see it.")
    button = _("Submit")
    done = _("The story waits for review; the editors have been told.")
    permission = EDIT

    note = area(_("Note"), NOTE, required=False, help_text=_("What the editors should know."))

    def act(self) -> None:
        self.refuse_unseen()
        workflow.submit(self.article, by=self.person, note=self.cleaned_data["note"])


class ReviewForm(SeenForm):
    """One text, and a button for each thing to do with it; what is written is never dropped."""

    name = "review"
    title = _("Review")
    template = "review.html"
    permission = EDIT

    text = area(_("Remark"), LONGEST, required=False)
    do = forms.ChoiceField(
        choices=[
            ("remark", _("The remark is there; those concerned have been told.")),
            ("take", _("You review the story now.")),
            ("send_back", _("The story is back with its writers.")),
            ("approve", _("The story is approved.")),
        ],
    )

    @property
    def done(self) -> str:  # type: ignore[override]  # it depends on the button
        choices: Any = self.fields["do"]
        return str(dict(choices.choices)[self.cleaned_data["do"]])

    @property
    def stays(self) -> bool:
        """Whether the conversation goes on here."""
        return bool(self.cleaned_data["do"] == "remark")

    def act(self) -> None:
        do, text = self.cleaned_data["do"], self.cleaned_data["text"]
        if do != "remark":
            require(self.person, PUBLISH)
        getattr(self, f"_{do}")(text)

    def _remark(self, text: str) -> None:
        workflow.remark(self.article, by=self.person, text=text)

    def _take(self, text: str) -> None:
        workflow.take(self.article, by=self.person)
        self._remark_too(text)

    def _send_back(self, text: str) -> None:
        workflow.send_back(self.article, by=self.person, text=text)

    def _approve(self, text: str) -> None:
        self.refuse_unseen()
        workflow.approve(self.article, by=self.person)
        self._remark_too(text)

    def _remark_too(self, text: str) -> None:
        if text.strip():
            self._remark(text)
