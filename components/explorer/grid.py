"""The explorer's table: AG Grid, community edition, with its words in the reader's language.

Functions are named here and written in assets/explorer-grid.js, or are plain paths such as
`params.data.shown`, which the grid reads without evaluating code.
"""

from __future__ import annotations

from typing import Any

import dash_ag_grid as grid

from data.language import _

GRID = {"grid": "figures"}  # by a pattern: see components/web/warm.py, outline
TEXT = "agTextColumnFilter"
NUMBER = "agNumberColumnFilter"


def table(rows: list[dict], find: str) -> grid.AgGrid:
    """The grid over these rows; its height is that of its wrapper (explorer.css)."""
    return grid.AgGrid(
        id=GRID, rowData=rows, columnDefs=columns(), defaultColDef=USUAL,
        className="explorer-grid", style={"height": "100%", "width": "100%"},
        dashGridOptions=OPTIONS | {"localeText": words(), "quickFilterText": find},
    )  # fmt: skip


USUAL = {
    "sortable": True, "resizable": True, "filter": TEXT, "minWidth": 80, "suppressMovable": False,
    "filterParams": {"buttons": ["reset"], "debounceMs": 200},
}  # fmt: skip
OPTIONS: dict[str, Any] = {
    "animateRows": False,  # nothing moves that need not
    "enableCellTextSelection": True,
    "ensureDomOrder": True,  # screen readers follow the rows as they are seen
    "enableBrowserTooltips": True,
    "includeHiddenColumnsInQuickFilter": True,
    "suppressDragLeaveHidesColumns": True,
    "alwaysShowHorizontalScroll": True,
    "rowHeight": 38,
    "headerHeight": 40,
    "suppressColumnVirtualisation": False,
}


def _says(path: str) -> dict[str, str]:
    return {"function": f"params.data.{path}"}


def columns() -> list[dict[str, Any]]:
    """The columns in reading order: what, where, when, how much, who says so, how sure."""
    return [
        _column("indicator", _("Indicator"), 275, cellRenderer="ExplorerIndicator"),
        _column("zone", _("Zones"), 200, cellRenderer="ExplorerZone"),
        _column("region", _("Region"), 125),
        _column(
            "when", _("Period"), 140, valueFormatter=_says("short"), tooltipField="period",
            filterValueGetter=_says("period"), getQuickFilterText=_says("period"),
        ),
        _column(
            "value", _("Value"), 125, filter=NUMBER, headerClass="ag-right-aligned-header",
            cellClass="value ag-right-aligned-cell", cellRenderer="ExplorerValue",
            valueFormatter=_says("shown"),
            getQuickFilterText=_says("shown"), comparator={"function": "explorerSizes"},
            tooltipField="doubts",
        ),
        _column("unit", _("Unit"), 135),
        _column(
            "source", _("Source"), 230, cellRenderer="ExplorerSource", tooltipField="title",
            getQuickFilterText={"function": "explorerSource(params)"},
        ),
        _column("authority", _("Stated by"), 175),
        _column("measure", _("Measure"), 120),
        _column("activity", _("Activity"), 170),
        _column("partner", _("Partner"), 120),
        _column("doubts", _("Marks in words"), 210, tooltipField="doubts"),
        _column("note", _("Note"), 300, tooltipField="note"),
        _column("place", _("Where in the source"), 280, tooltipField="place"),
        _column("printed", _("As printed"), 180, tooltipField="printed"),
    ]  # fmt: skip


def _column(field: str, name: str, width: int, **more: Any) -> dict[str, Any]:
    return {"field": field, "headerName": name, "width": width, **more}


def words() -> dict[str, str]:
    """The grid's own words that a reader can meet."""
    return {
        "noRowsToShow": _("No figure to show"), "noMatchingRows": _("No figure matches"),
        "filterOoo": _("Filter…"), "equals": _("Equals"), "notEqual": _("Does not equal"),
        "lessThan": _("Less than"), "greaterThan": _("Greater than"),
        "lessThanOrEqual": _("At most"), "greaterThanOrEqual": _("At least"),
        "inRange": _("Between"), "inRangeStart": _("From"), "inRangeEnd": _("To"),
        "contains": _("Contains"), "notContains": _("Does not contain"),
        "startsWith": _("Begins with"), "endsWith": _("Ends with"),
        "blank": _("Empty"), "notBlank": _("Not empty"),
        "andCondition": _("and"), "orCondition": _("or"), "resetFilter": _("Reset"),
        "pinColumn": _("Pin column"), "pinLeft": _("Pin left"), "pinRight": _("Pin right"),
        "noPin": _("Do not pin"), "autosizeThisColumn": _("Fit this column"),
        "autosizeAllColumns": _("Fit all columns"), "resetColumns": _("Reset columns"),
        "sortAscending": _("Sort upwards"), "sortDescending": _("Sort downwards"),
        "sortUnSort": _("Clear sort"), "columnFilter": _("Column filter"),
        "loadingOoo": _("Loading…"), "ariaFilterValue": _("Filter value"),
        "ariaFilterFromValue": _("Filter from value"), "ariaFilterToValue": _("Filter to value"),
        "ariaFilteringOperator": _("Filtering operator"),
        "ariaLabelColumnFilter": _("Column filter"), "ariaLabelColumnMenu": _("Column menu"),
        "ariaSortableColumn": _("Press Enter to sort"),
        "ariaFilterMenuOpen": _("Press Ctrl and Enter to filter"),
        "ariaFilterColumn": _("Press Ctrl and Enter to filter"),
        "ariaMenuColumn": _("Press Alt and Down to open the column menu"),
    }  # fmt: skip
