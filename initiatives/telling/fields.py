"""All that a resident is asked of an initiative."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from ..choices import Stage
from .gallery import Gallery
from .kinds import Choice, Field, Line, Long, Themes
from .rows import HelpRows, LinkRows, StepRows
from .since import Since
from .where import WhereField

ALL: tuple[Field, ...] = (
    Line(
        name="title",
        label=_("What it is called"),
        help=_("A name that says what it is: “Repair café Zeddam”."),
        required=True,
        shortest=3,
    ),
    Line(
        name="summary",
        label=_("In one or two sentences"),
        help=_("Stands in lists, under the name. What happens, and for whom?"),
        required=True,
        shortest=10,
        longest=300,
    ),
    Long(
        name="what",
        label=_("What happens"),
        help=_("What do you do, with whom, how often? An empty line begins a new paragraph, a dash an item of a list."),
        required=True,
        shortest=40,
    ),
    Long(name="why", label=_("Why it was started"), help=_("What was missing, or who had the idea?")),
    Themes(name="themes", label=_("What it is about"), help=_("One to three is best."), required=True),
    Choice(name="stage", label=_("How far it is"), required=True, choices=Stage),
    Since(name="since", label=_("Since when"), help=_("A year, or a month and a year, like 3-2019.")),
    Line(
        name="carried_by",
        label=_("Who carries it"),
        help=_("A group, like “a foundation with twenty volunteers”. No names of persons."),
        longest=200,
    ),
    WhereField(name="where", label=_("Where"), required=True),
    StepRows(
        name="steps",
        label=_("How it was done, step by step"),
        help=_("What came first, what then? Others begin with this."),
        main="title",
        least=4,
        row_label=_("Step %(number)s"),
    ),
    Long(name="costs", label=_("Costs and who paid them"), help=_("Roughly is enough.")),
    Long(name="permits", label=_("Permits and rules"), help=_("What did you have to ask, and of whom?")),
    Long(name="lessons", label=_("What you learnt"), help=_("What would you do again, and what not?")),
    HelpRows(
        name="help",
        label=_("Asked and offered"),
        help=_("One thing in each row, as exact as you can: “a driver for Tuesday mornings”."),
        main="text",
        least=3,
        row_label=_("Ask or offer %(number)s"),
    ),
    Gallery(
        name="pictures",
        label=_("Your pictures"),
        help=_("At most six. Are people in it? Ask whether they like that. Where and when it was taken we remove."),
    ),
    LinkRows(
        name="links",
        label=_("Own pages"),
        help=_("A website, or a page on social media, of the initiative. These do come on the site."),
        main="url",
        least=2,
        row_label=_("Address %(number)s"),
    ),
)

FIELDS: Mapping[str, Field] = {field.name: field for field in ALL}
