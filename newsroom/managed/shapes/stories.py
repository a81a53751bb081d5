"""Stories: as a card, on the front page, and whole."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from newsroom.managed.shapes.donations import DONATIONS
from newsroom.managed.shapes.site import EDITIONS
from newsroom.templating import (
    Declared,
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

CATEGORY = record(
    _("The section of the newspaper that it is in"),
    optional=True,
    name=text(_("Its name"), "Culture"),
    address=address(_("The page with its stories"), "/culture/"),
)
PICTURE = record(
    _("The picture, if there is one"),
    optional=True,
    address=address(_("Where it stands in its full size"), "/media/pictures/well.jpg"),
    sizes=pictures(_("All its sizes, for srcset"), "/media/pictures/well.jpg 1200w"),
    width=number(_("Its width in pixels"), "1200"),
    height=number(_("Its height in pixels"), "800"),
    alt=text(_("What it shows, for readers who cannot see it"), "A dry well"),
    caption=text(_("The line below it"), "The well of Arvel in May", optional=True),
    credit=text(_("Photographer and agency"), "Mina Toral", optional=True),
)
CARD = record(
    _("One story"),
    headline=text(_("Its headline"), "Bread by weight"),
    address=address(_("Its page"), "/stories/bread-by-weight/"),
    standfirst=text(_("The sentence below the headline"), "A town bakes again.", optional=True),
    language=text(_("The language it is written in"), "en"),
    category=CATEGORY,
    byline=markup(_("Who wrote it, as in “By A and B in Ostrel”"), optional=True),
    published_at=moment(_("When it was published")),
    picture=PICTURE,
)
QUOTE = record(
    _("Words that somebody said"),
    optional=True,
    words=markup(_("The words, as they stand in the text"), "“The wells are dry,”"),
    speaker=text(_("Who said them"), "Mina Toral, mayor of Ostrel"),
    number=number(_("The speaker's number in the list of voices"), "1"),
    voice=text(_("The id of the speaker in the list of voices"), "_voice-1"),
    is_first=yes_no(_("Whether the words begin here: they may go on after a link or emphasis")),
)
TITLED = record(
    _("One section of the text"),
    title=text(_("Its heading without markup"), "Who digs the wells"),
    anchor=text(_("Its id on the page"), "who-digs-the-wells"),
)
SECTION = record(
    _("One section of the text"),
    title=text(_("Its heading without markup"), "Who digs the wells", optional=True),
    heading=markup(_("Its heading; the first section may have none"), optional=True),
    anchor=text(_("Its id on the page"), "who-digs-the-wells", optional=True),
    parts=listing(
        _("Its text, cut where words are quoted"),
        record(
            _("One part: either text or a quote"),
            text=markup(_("Text; may be half a paragraph"), optional=True),
            quote=QUOTE,
        ),
    ),
)
CORRECTION = record(
    _("One correction"),
    kind=text(_("Correction or clarification"), "Correction"),
    note=text(_("What was wrong, and what is right"), "The well is in Arvel."),
    made_at=moment(_("When it was made")),
    anchor=text(
        _("Its id on the page, to which the page of all corrections leads"), "_correction-7"
    ),
)
VOICE = record(
    _("One speaker"),
    speaker=text(_("Who it is"), "Mina Toral, mayor of Ostrel"),
    anchor=text(_("The id on the page, to which the quotes refer"), "_voice-1"),
)
STORY = record(
    _("The story"),
    headline=text(_("Its headline"), "Bread by weight"),
    standfirst=text(_("The sentence below the headline"), "A town bakes again.", optional=True),
    language=text(_("The language it is written in"), "en"),
    category=CATEGORY,
    picture=PICTURE,
    byline=markup(_("Who wrote it, with links to the authors' pages"), optional=True),
    published_at=moment(_("When it was published; in a preview nothing")),
    updated_at=moment(_("When it was last updated, if it was")),
    corrected_at=moment(_("When it was last corrected, if it was")),
    reads=number(_("How often it was read; 0 where that is not shown"), "1204", optional=True),
    reads_address=text(_("Where the page counts a read; in a preview nothing"), optional=True),
    sections=listing(_("Its text"), SECTION),
    outline=listing(_("The sections, where there are enough to lose one's way"), TITLED),
    corrections=listing(_("What was corrected, the oldest first"), CORRECTION),
    corrections_address=address(_("The page of all corrections"), "/corrections/"),
    voices=listing(_("Everybody who speaks in it, in order"), VOICE),
)

STORY_CARD = Declared(
    story=CARD,
    level=number(_("The level of its heading"), "2"),
    sizes=text(_("How wide the picture is shown, for the attribute sizes"), "7rem"),
    shows_category=yes_no(_("Whether its section is named"), optional=True),
    is_tall=yes_no(_("Whether the picture stands above the words"), optional=True),
    is_short=yes_no(_("Without picture, standfirst and byline"), optional=True),
    is_eager=yes_no(
        _("Whether it is in view at once: the picture is fetched first"), optional=True
    ),
)
FRONT_PAGE = Declared(
    lead=record(_("The newest story; nothing before the first"), optional=True, **CARD.fields),
    rail=listing(_("The stories beside it"), CARD),
    columns=listing(
        _("The other stories, by section"),
        record(
            _("One section"),
            name=text(_("Its name"), "Culture"),
            address=address(_("The page with its stories"), "/culture/"),
            stories=listing(_("Its stories, the newest first"), CARD),
        ),
    ),
)
STORY_PAGE = Declared(
    story=STORY,
    donations=DONATIONS,
    editions=EDITIONS,
    comments_are_closed=yes_no(_("What the site settings say")),
)
PART_OF_STORY = Declared(story=STORY)
QUOTE_IN_TEXT = Declared(quote=replace(QUOTE, optional=False))
LARGE_PICTURE = Declared(picture=replace(PICTURE, optional=False))
