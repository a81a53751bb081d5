"""The limited template engine, for templates that are changed in the admin.

The language is Django's, with the tags in `tags.TAGS` and the filters in `filters.FILTERS`; the
engine is our own. It knows no model, request or setting, looks up no attribute, and calls nothing
that came as data. Everything is escaped but `Markup`.

    declared = Declared(
        story=record(
            _("The story"),
            headline=text(_("Its headline"), "Bread by weight"),
            address=address(_("Where it stands"), "/stories/bread/"),
            body=markup(_("Its text")),
            published=moment(_("When it was published"), optional=True),
        ),
        links=listing(_("Links in the footer"), record("", label=text(""), address=address(""))),
    )
    parsed = parse(source, declared, {"story card": Source(text, declared)}, name="story page")
    html = parsed.render({"story": {…}, "links": [{…}]})

`parse` raises TemplateProblems: `.problems` has everything that is wrong, each with line, column,
length and message. The partials are what `include` may name: Parsed ones or Sources. A Parsed never
changes and serves every thread: parse once, keep it.

`render` freezes what it is given (mappings and plain values; declared names only) and raises
RenderProblem, of which UnfitData says that the data is not what was declared and TooMuch that it
took too many steps, characters or seconds. `freeze` can be called before, for what stays the same:
a Record frozen with the very same declaration is taken as it is. `trace` renders and remembers
which line of which template made what.

An included template sees what it declares: values given by `with`, else those of the same name
around it, else nothing, if they are optional.

In addresses (href, src, action, poster, srcset) only values of the kinds `address` and `pictures`
can stand, and addresses of this site that the template spells. What HTML a template may spell
stands in `allowed_markup`.

For the HTML that comes out: `markup_rules.problems` (safety) and `validity.problems` (valid HTML,
accessibility), `validity.weight`.
"""

from newsroom.templating.declared import (
    Declared,
    Kind,
    Value,
    address,
    listing,
    markup,
    moment,
    number,
    pictures,
    record,
    text,
    yes_no,
)
from newsroom.templating.freezing import Markup, Record, freeze
from newsroom.templating.limits import Limits
from newsroom.templating.parsing import Parsed, Source, parse
from newsroom.templating.problems import (
    RenderProblem,
    TemplateProblem,
    TemplateProblems,
    TooMuch,
    UnfitData,
)
from newsroom.templating.state import Trace

__all__ = [
    "Declared",
    "Kind",
    "Limits",
    "Markup",
    "Parsed",
    "Record",
    "RenderProblem",
    "Source",
    "TemplateProblem",
    "TemplateProblems",
    "TooMuch",
    "Trace",
    "UnfitData",
    "Value",
    "address",
    "freeze",
    "listing",
    "markup",
    "moment",
    "number",
    "parse",
    "pictures",
    "record",
    "text",
    "yes_no",
]
