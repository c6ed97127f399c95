"""`python -m data`: check the data folder; a summary, or the report of what is wrong and exit 1."""

from .rules import DataError
from .serving import current

try:
    store = current()
except DataError as error:
    raise SystemExit(str(error)) from None
print(f"Data are valid: {len(store)} observations up to {store.newest.name}, {store.version}.")
