"""The dashboard: Dash on FastAPI; `application` is what Uvicorn serves."""

from __future__ import annotations

from components import api, shell
from components.web import docs, errors, fresh, health, receipts, search, stylesheets
from components.web.dashboard import Dashboard
from components.web.frame import Frame
from data import serving
from data.rules import DataError
from data.vintages import VersionError

try:
    serving.state()
except (DataError, VersionError) as error:
    # Damaged data are never shown in part: the report, and no start.
    raise SystemExit(str(error)) from None


app = Dashboard(
    __name__,
    frame=shell,
    use_pages=True,
    pages_folder="pages",
    title="Zonalar",
    update_title=None,
    serve_locally=True,
    include_pages_meta=False,
    external_stylesheets=stylesheets.first(),
    assets_ignore=stylesheets.IGNORED,
    use_async=False,
)
server = app.server
server.include_router(health.router)
server.include_router(docs.router)
server.include_router(receipts.router)
server.include_router(search.router)
server.include_router(fresh.router)
server.include_router(api.router)
errors.install(server)
application = Frame(server)
