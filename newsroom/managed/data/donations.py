"""How to give. The numbers are rendered here, by the donations' own templates, and stay whole."""

from django.template.loader import render_to_string

from donations.giving import page_languages
from donations.giving.panel import Panel, current_panel
from newsroom.managed.data import plain
from newsroom.managed.data.context import Around, Values
from newsroom.templating import Markup


def donation_panel(around: Around) -> Values:
    """Costs two queries."""
    panel = current_panel()
    template = "_donation_ways" if panel.ways else "_donation_status"
    return {
        "donations": {
            "heading": panel.heading,
            "appeal": panel.appeal.text,
            "amounts": panel.first_suggested if panel.ways else [],
            "numbers": _made(template, panel),
            "address": page_languages.address("donate"),
        }
    }


def donation_page(around: Around) -> Values:
    panel: Panel = around["panel"]
    return {
        "donations": {
            "heading": panel.heading,
            "lede": panel.lede,
            "rest": panel.rest,
            "editions": _editions(),
            "contents": _made("_donation_contents", panel) if panel.ways else Markup(""),
            "numbers": _made("_donation_places", panel),
        }
    }


def _editions() -> list[Values]:
    return [
        {
            "name": one.name,
            "address": plain.address(one.address),
            "language": one.language,
            "is_current": one.is_current,
        }
        for one in page_languages.editions("donate")
    ]


def _made(template: str, panel: Panel) -> Markup:
    return Markup(render_to_string(f"donations/{template}.html", {"panel": panel}))
