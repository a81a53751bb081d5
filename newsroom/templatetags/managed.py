"""`{% load managed %}{% managed "header" %}`: a template that site managers may change."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from newsroom.managed import rendering, sources, staging
from newsroom.managed.data.builders import BUILDERS
from newsroom.managed.sources import LiveSources

register = template.Library()


@register.simple_tag(takes_context=True)
def managed(context: Context, name: str, **given: Any) -> SafeString:
    return rendering.render(name, _values(context, name, given), _sources(context))


def _values(context: Context, name: str, given: dict[str, Any]) -> Any:
    stage = staging.current()
    if stage and name in stage.values:
        return stage.values[name]
    return BUILDERS[name](context, **given)


def _sources(context: Context) -> LiveSources:
    """The same for the whole of a page. An error page asks no database."""
    request = context.get("request")
    if request is None:
        return sources.last_known()
    if not hasattr(request, "managed_sources"):
        request.managed_sources = sources.live_sources()
    found: LiveSources = request.managed_sources
    return found
