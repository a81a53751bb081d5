"""The behaviours of the admin: modules in static/js, named as Django's forms want them."""

from django.forms import Media, Script


def modules(*names: str) -> Media:
    scripts = [Script(f"js/{name}.js", type="module") for name in names]
    return Media(js=scripts)  # type: ignore[arg-type]  # django-stubs has Media take names only
