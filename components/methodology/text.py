"""How to read the figures, in our own words: what the methodology page says before its lists."""

from __future__ import annotations

from data.language import _

Reading = tuple[str, str, tuple[str, ...]]  # anchor, heading, paragraphs


def readings() -> list[Reading]:
    """Periods, comparisons and sources, in the order in which a reader meets them."""
    return [*_periods(), *_comparisons(), *_choices()]


def _periods() -> list[Reading]:
    return [
        ("periods", _("Periods are cumulative"), (
            _("Production, investment, services, new jobs and profit are counted from 1 "
              "January: for January–March, January–June, January–September and the year. The "
              "sources publish these sums only. Each contains the one before, so they are "
              "never added and never share a line."),
            _("Figures for other lengths, such as one month, eleven months or several years, "
              "stand among all figures and on axes with true dates; they are compared with "
              "nothing."),
        )),
        ("stocks", _("Counts and debts hold on a day"), (
            _("Numbers of zones, participants and residents, receivables and payables are "
              "stocks: they say how it was on one day, and carry that day. A stock of 1 April "
              "closes January–March; one of 31 December or 1 January closes the year that ends "
              "there."),
        )),
        ("gaps", _("A gap is a gap"), (
            _("Where nothing was published, or nothing could be found, nothing is drawn: no "
              "value is estimated, carried forward or taken as zero."),
        )),
    ]  # fmt: skip


def _comparisons() -> list[Reading]:
    return [
        ("comparisons", _("Like is compared with like"), (
            _("A figure is compared with the same period of the year before, of the same zone "
              "type, place and definition: January–March with January–March. Three or more "
              "comparable figures make a line, two make a pair of bars, one makes a ranking of "
              "zone types."),
        )),
        ("growth", _("Growth, and when there is none"), (
            _("Growth is the later figure divided by the earlier one, times 100, minus 100, to "
              "one decimal. Where the earlier figure was not published, a growth that the "
              "source prints is shown and said to be published."),
            _("No growth is given across a break in a definition; from a figure that is "
              "approximate, doubtful, contradicted or expected; from zero or a negative "
              "figure; and for plans. Percentages are compared by the difference in percentage "
              "points. The reason stands in the place of the rate."),
        )),
        ("losses", _("Profits and losses"), (
            _("A negative result is a loss and is drawn below or left of zero. From one year "
              "to the next it is described in words and by a difference, such as a loss that "
              "turned into a profit; a rate between a loss and a profit would mean nothing."),
        )),
        ("prices", _("Amounts of money are in current prices"), (
            _("Soums and dollars are those of the period: growth contains the rise of prices. "
              "No figure is corrected for it."),
        )),
        ("computed", _("What we compute"), (
            _("Differences, growth, shares, sums of the four zone types, and receivables less "
              "payables. They are never more precise than the least precise figure in them, "
              "are marked as derived on the screen, drawn hollow or dashed, and carry formula "
              "and operands in every file. Everything else is as published, with the decimals "
              "that the source prints."),
        )),
    ]  # fmt: skip


def _choices() -> list[Reading]:
    return [
        ("first-source", _("Which source is shown"), (
            _("Often several sources print the same figure. All of them are kept, and one is "
              "shown: a figure without doubts before a doubtful one, then the source of the "
              "better rank, then an exact figure before a rounded one. If another source "
              "prints something else, the card says so, and the table of all figures can show "
              "every source."),
        )),
        ("authorities", _("Authorities are not mixed"), (
            _("The Statistics Committee, IT Park, ministries, the president’s office, regional "
              "authorities, press and articles count different things. A chart shows one of "
              "them, or names each. The authority is the one whose figure it is, also where a "
              "newspaper passes it on."),
        )),
        ("it-park-inside", _("IT Park is part of the technology parks"), (
            _("Residents of IT Park are counted among the participants of technology parks and "
              "make up almost all of their services. IT Park stands beside the technology "
              "parks and is never added to them. Special economic zones, small industrial "
              "zones, technology parks and clusters are the whole; youth zones came in 2026 as "
              "a fifth category."),
        )),
        ("plans", _("Plans are not results"), (
            _("Targets and expectations have indicators of their own, stand beside results and "
              "are never drawn as results."),
        )),
    ]  # fmt: skip


def qualifiers() -> dict[str, tuple[str, str]]:
    """What stands before a figure: its meaning and how to take it."""
    return {
        "approx": (_("approximately"), _("The source says “about”, or gives a rounded figure.")),
        "more_than": (_("more than"), _("The source gives a lower bound.")),
        "less_than": (_("less than"), _("The source gives an upper bound.")),
    }


def flags() -> dict[str, str]:
    """What stands behind a figure, by flag: how to take it."""
    return {
        "suspect": _("It contradicts others or itself, or its meaning is unclear; see its note."),
        "conflict": _("Another source prints a different figure for the same thing."),
        "date_assumed": _("The source gives no exact date; ours follows from its text."),
        "expectation": _("An expectation of the source at the time, never drawn as a result."),
        "unit_corrected": _("The source prints a unit that cannot be right; its note says why."),
    }


def ranks() -> dict[int, str]:
    """What the rank of a source says."""
    return {
        1: _("the publisher itself: National Statistics Committee, IT Park"),
        2: _("a text of an authority, or a report that passes the publisher’s figures on in full"),
        3: _("a report or journal that passes some of them on"),
        4: _("speeches, statements, press, and pages without a date"),
        5: _("an article that gives no references"),
    }
