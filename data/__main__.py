"""`python -m data`: check the data folder; a summary, or the report of what is wrong and exit 1."""

from .rules import DataError
from .serving import current
from .synthetic import WORD

try:
    store = current()
except DataError as error:
    raise SystemExit(str(error)) from None
made_up = f"{WORD} " if store.is_synthetic else ""
newest, count = store.newest.name, len(store)
print(f"Data are valid: {count} {made_up}observations up to {newest}, {store.version}.")
