"""What the API refuses and how; versions and caching; its own description; and a thousand queries."""

from __future__ import annotations

# Refusals

CHECKED = (*LISTS, "from", "to", "at", "all_sources", "show", "lang", "dialect")


@pytest.mark.parametrize("name", CHECKED)
def test_a_bad_value_is_named_with_all_allowed_ones(
    client: TestClient, store: Store, name: str
) -> None:
    (error,) = refused(client, f"/observations.csv?{name}={BAD}")
    assert (error["parameter"], error["value"]) == (name, BAD)
    assert error["allowed"]
    if name in LISTS:
        assert set(LISTS[name](store.catalog)) <= set(error["allowed"])
        found = refused(client, f"/observations.csv?{name}={BAD},{LISTS[name](store.catalog)[0]},mars")
        assert [one["value"] for one in found] == [BAD, "mars"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("from=2025&to=2024", "from"), ("from=2024&from=2025", "from"), ("from=2024,2025", "from"),
        ("from=20245", "from"), ("from=٢٠٢٤", "from"), ("to=0", "to"), ("to=1e3", "to"),
        ("at=2025", "at"), ("at=2025-Q1", "at"), ("at=2025-quarter", "at"), ("at=q1-2025", "at"),
        ("span=quarter", "span"), ("show=growth", "show"), ("asof=2025-01-01", "asof"),
        ("view=table", "view"), ("theme=dark", "theme"), ("focus=sez", "focus"), ("zon=sez", "zon"),
        ("present=1", "present"), ("zone=SEZ", "zone"), ("zone=none", "zone"), ("lang=xx", "lang"),
        ("all_sources=yes", "all_sources"), ("first=2024", "first"), ("zone=sez%00", "zone"),
    ],
)  # fmt: skip
def test_a_malformed_query_is_refused(client: TestClient, query: str, parameter: str) -> None:
    for kind in ("csv", "json"):
        (error,) = refused(client, f"/observations.{kind}?{query}")
        assert error["parameter"] == parameter


def test_an_unknown_parameter_is_answered_with_the_known(client: TestClient) -> None:
    (error,) = refused(client, "/observations.json?dialect=excel")
    assert "indicator" in error["allowed"]
    assert "dialect" not in error["allowed"]
    for path in ("/version", "/zones.json", "/observations/000000000000.json"):
        (error,) = refused(client, f"{path}?zone=sez")
        assert error["allowed"] == ["lang"]
