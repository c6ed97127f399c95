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
        ("within", _("Quarters, twelve months and monthly averages are computed"), (
            _("A single quarter is the difference of two cumulative figures of one year: "
              "January–June less January–March. Twelve months up to a date are the cumulative "
              "figure, plus the year before, less the same cumulative figure of the year before. "
              "A monthly average is the difference of any two consecutive cumulative figures of "
              "a year divided by the months between them; where January–June is missing it "
              "covers April–September."),
            _("Each needs all its figures from one authority and under one definition, exact "
              "and undoubted. If one is missing, approximate, doubtful or contradicted, if a "
              "break lies between them, or if rounding leaves more than 5 % of the result open, "
              "nothing is computed and the reason is given."),
        )),
        ("implied", _("What a printed growth says of the year before"), (
            _("Where only a figure and its growth or change are printed, the level of the year "
              "before follows: 392.5 mn dollars after a rise of 90.3 mn means 302.2 mn. Such a "
              "base is drawn hollow, marked ◇ and used as any other figure, except to “check” "
              "the growth that it comes from. “Times” may mean “to” or “by”: a base that "
              "follows from it is marked ≟ and computed with no further."),
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
        ("order", _("The order of operations"), (
            _("First units: amounts of one kind are brought to one unit. Then periods: as "
              "published, quarters or twelve months, current or constant prices. Then the way "
              "to show: the level, its change, growth in percent, the index with the same "
              "period of the year before as 100, times, or the amount for each participant. "
              "Shares come last and are always of the four zone types in one period."),
            _("“+4.7 %”, “104.7 %” and “1.05 times” are one statement: the first is the growth, "
              "the second the index that releases in the country print, the third the ratio."),
        )),
        ("precision", _("What the printed digits leave open"), (
            _("18.2 trn soums stands for anything from 18.15 to 18.25; whole counts are exact. "
              "Every computed figure carries the limits that follow. Growth is shown with its "
              "limits where they are wider than its last digit shows, and two figures whose "
              "limits overlap are not ranked before each other."),
        )),
        ("together", _("Zone types together, like for like"), (
            _("Since July 2026 youth zones are counted as a category of their own. A sum over "
              "all categories then holds other enterprises than before; the four zone types "
              "are therefore compared with the four, and what the wider sum would say stands "
              "beside it, with both dates."),
        )),
        ("prices", _("Amounts of money are in current prices"), (
            _("Soums and dollars are those of the period: growth contains the rise of prices. "
              "For whole years production, investment and construction can be shown in constant "
              "prices instead: each year’s amount times the national price index of every later "
              "year, producer prices of industry for production, prices of investment and "
              "construction for the others. The indices are not specific to zones, and there "
              "are none for parts of a year."),
        )),
        ("computed", _("What we compute"), (
            _("Differences, growth, quarters, averages, bases that a printed growth implies, "
              "shares, sums of the four zone types, amounts for each participant, constant "
              "prices, and receivables less payables. They are never more precise than the least "
              "precise figure in them, are marked as derived (◇) on the screen, drawn hollow, and "
              "carry formula and operands in every file. Everything else is as published, with the "
              "decimals that the source prints."),
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
        "ambiguous": _("It follows from a printed “times”, which may mean “to” or “by”."),
        "zero_or_missing": _("The portal writes 0.0 for nothing and for not reported alike."),
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
