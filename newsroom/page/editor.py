"""The editor of a story, for the text of a page: the same allow-list, words of its own."""

from typing import Any

from django.utils.translation import gettext as _

from articles.editor import StoryEditor, configuration


class PageEditor(StoryEditor):
    behaviours = ("ckeditor-csp", "story-editor", "story-paste", "page-saving")
    has_pictures = True  # False for those who may not look at the newsroom's pictures

    def _set_config(self) -> None:
        self.config = configuration(self.language) | {
            "title": _("Text of the page"),
            "editorplaceholder": _("Write or paste the text. Section headings divide it."),
        }
        if not self.has_pictures:
            self.config["toolbar"] = [_without_pictures(group) for group in self.config["toolbar"]]


def _without_pictures(group: list[Any]) -> list[Any]:
    return [button for button in group if button != "Image"]
