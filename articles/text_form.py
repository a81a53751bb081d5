"""The form that takes a text which was written elsewhere."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles import documents
from articles.documents import Document, UnreadableDocumentError


class TextForm(forms.Form):
    """Once valid, it has the document that was found. What was pasted comes back with an error."""

    document: Document

    text = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 16, "dir": "auto"}),
        help_text=_("The headline first, then the story, with a blank line between paragraphs."),
    )
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ",".join(documents.ENDINGS)}),
        help_text=_("Plain text (.txt), a Word document (.docx) or a saved web page (.html)."),
    )

    def clean(self) -> dict[str, Any]:
        text, file = self.cleaned_data.get("text", ""), self.cleaned_data.get("file")
        if text and file:
            self.add_error("file", _("Paste a text or choose a file, not both."))
        elif text or file:
            self._read(text, file)
        elif not self.errors:
            self.add_error("text", _("Paste the text here, or choose a file."))
        return self.cleaned_data

    def _read(self, text: str, file: "UploadedFile[bytes] | None") -> None:
        try:
            self.document = _of_file(file) if file else documents.from_text(text)
        except UnreadableDocumentError as error:
            self.add_error("file" if file else "text", ValidationError(str(error)))


def _of_file(file: "UploadedFile[bytes]") -> Document:
    """Not even looked into when it is larger than any that can be read."""
    documents.check_size(file.size or 0)
    return documents.read(file.name or "", file.read())
