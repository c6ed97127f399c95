"""The interactive description of the API, from local files only."""

from __future__ import annotations

from html import escape

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from components import synthetic
from components.markup import to_html
from components.web import stylesheets
from components.web.document import icon

router = APIRouter(include_in_schema=False)
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
{icon}
<link rel="stylesheet" href="/assets/vendor/swagger-ui.css">{css}
</head>
<body>
{banner}
<main id="docs"><p><a href="/openapi.json">OpenAPI description of the data API</a></p></main>
<script src="/assets/vendor/swagger-ui-bundle.js"></script>
<script src="/assets/docs.js"></script>
</body>
</html>
"""


@router.get("/docs")
async def docs() -> HTMLResponse:
    """The page; without Swagger UI it is a link to the description."""
    page = PAGE.format(
        title=escape(synthetic.titled("Data API · Zonalar")), icon=icon(),
        css=stylesheets.of_synthetic(), banner=to_html(synthetic.banner()),
    )  # fmt: skip
    return HTMLResponse(page)
