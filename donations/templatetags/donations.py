from django import template

from donations.panel import Panel, current_panel

register = template.Library()


@register.inclusion_tag("donations/_donation_panel.html")
def donation_panel() -> dict[str, Panel]:
    """The appeal and the ways to give, as they stand under a story."""
    return {"panel": current_panel()}
