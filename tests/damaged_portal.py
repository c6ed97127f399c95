"""Damaged files of the portal, and what must be said of each."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from copy import deepcopy

from data.ingest.given import Given
from tests.portal_files import as_csv, changed, document, given, record, stated, written

Damage = Callable[[list[dict]], object]


def damaged(change: Damage, number: str = "3641") -> Given:
    """A valid file that something was done to."""
    found = deepcopy(document(number))
    replaced = change(found)
    return given(found if replaced is None else replaced, number)


def renamed(**keys: str) -> Given:
    """Keys of periods under other names: renamed(_2024_Q1="2024")."""
    names = {key[1:].replace("_", "-"): name for key, name in keys.items()}
    found = [
        {names.get(key, key): value for key, value in row.items()} for row in document()[0]["data"]
    ]
    return given([{"metadata": document()[0]["metadata"], "data": found}])


def scaled(number: str, factor: float, **values: str) -> Given:
    """All figures of a file times a factor."""
    found = stated(number, **values) if values else deepcopy(document(number))
    for one in found[0]["data"]:
        for key, value in one.items():
            if key[0] == "2":
                one[key] = round(value * factor, 4)
    return given(found, number)


def quarters(found: list[dict]) -> None:
    """Each quarter by itself instead of January to its end."""
    for one in found[0]["data"]:
        for key in [key for key in one if key[0] == "2" and not key.endswith("Q1")]:
            one[key] = round(one[f"{key[:4]}-Q1"] * (0.7, 1.1, 0.9)[int(key[-1]) - 2], 1)


def rising(found: list[dict]) -> None:
    """Quarters by themselves that rise: nothing falls within a year."""
    for one in found[0]["data"]:
        for key in [key for key in one if key[0] == "2" and not key.endswith("Q1")]:
            one[key] = round(one[f"{key[:4]}-Q1"] * (1 + 0.05 * int(key[-1])), 1)


def of(number: str, other: str) -> Given:
    """The figures of one series under the metadata of another."""
    return given([{"metadata": document(number)[0]["metadata"],
                   "data": document(other)[0]["data"]}], number)  # fmt: skip


def turned(found: list[dict]) -> None:
    for one in found[0]["data"]:
        for key in [key for key in one if key[0] == "2"]:
            one[key] = -one[key]


def without(kind: str) -> Given:
    def change(found: list[dict]) -> None:
        found[0]["metadata"] = [r for r in found[0]["metadata"] if r["name_en"] != kind]

    return damaged(change)


PAGE = b"<!doctype html><html><head><title>502 Bad Gateway</title></head><body></body></html>"
M = "\N{CYRILLIC CAPITAL LETTER EM}"
CP1251 = written(document()).decode().encode("cp1251", "ignore")

ERRORS = {  # name → files, and the words that must be said
    # the file as a whole
    "no file": ("nowhere.json", "[file] nowhere.json", "cannot be read: No such file"),
    "empty file": (given(b""), "[empty]", "the file is empty"),
    "blank file": (given(b" \r\n\t"), "the file is empty"),
    "html page named json": (given(PAGE), "'502 Bad Gateway' – this is an HTML or XML page"),
    "xml": (given(b"\xef\xbb\xbf<?xml version='1.0'?><a/>"), "this is an HTML or XML page"),
    "pdf": (given(b"%PDF-1.7"), "this is a PDF document. Take the JSON file"),
    "gzip": (given(gzip.compress(written(document()))), "a compressed file (gzip). Unpack it"),
    "old spreadsheet": (given(b"\xd0\xcf\x11\xe0\xa1"), "an old spreadsheet (XLS)"),
    "utf-16": (
        given(written(document()).decode().encode("utf-16")),
        "must be UTF-8; this is UTF-16",
    ),
    "windows-1251": (given(CP1251), "must be UTF-8; it looks like Windows-1251"),
    "100 MB of json": (given(b"[" + b" " * 100_000_000), "[size]", "may have 16 MB"),
    "another table": (Given("zones.csv", b"zone,name\nsez,SEZ\n"), "'zone,name' – neither a JSON"),
    # the form of the JSON
    "truncated": (
        given(written(document())[:-300]),
        "[json]",
        "is not JSON",
        "(the file breaks off)",
    ),
    "cut in a text": (given(written(document())[:700]), "Unterminated string", "breaks off"),
    "empty list": (given([]), "'a list of 0' – must be a list with one object"),
    "two objects": (given(document() * 2), "'a list of 2' – must be a list with one object"),
    "no list": (given(document()[0]), "'an object' – must be a list with one object"),
    "pointer": (given({"file": "https://x"}), "this is the portal's pointer to the file"),
    "metadata no list": (
        damaged(lambda f: f[0].update(metadata={"unit": "mlrd"})),
        "metadata must be a list",
    ),
    "no metadata": (
        damaged(lambda f: f[0].pop("metadata") and None),
        "'missing' – metadata must be",
    ),
    "no data": (damaged(lambda f: f[0].pop("data") and None), "'missing' – data must be a list"),
    "no rows": (damaged(lambda f: f[0].update(data=[])), "[empty]", "the file holds no rows"),
    "a row that is none": (
        damaged(lambda f: f[0]["data"].append(5)),
        "row 16",
        "'a number' – must be an object",
    ),
    "a record that is none": (
        damaged(lambda f: f[0]["metadata"].append("x")),
        "row metadata record 14",
        "'a text'",
    ),
    "a record with a number": (
        damaged(lambda f: f[0]["metadata"][4].update(value_en=5)),
        "column value_en",
        "must be a text",
    ),
    "repeated key": (
        given(written(document()).replace(b'"2024-Q2":', b'"2024-Q1":')),
        "[repeated] sdmx_data_3641.json, row 1 (1700), column 2024-Q1",
        "more than once",
    ),
    "repeated part": (
        given(written(document())[:-2] + b',"data":[]}]'),
        "[repeated]",
        "'data' – stands twice",
    ),
    "deep": (given(b"[" * 100_000), "[json]", "nested too deeply"),
    # values
    "nan": (
        given(written(changed(r1703={"2025-Q1": float("nan")}))),
        "[value] sdmx_data_3641.json, row 3 (1703), column 2025-Q1: 'NaN' – is no number",
    ),
    "infinity": (given(changed(r1703={"2025-Q1": float("-inf")})), "'-Infinity' – is no number"),
    "boolean": (
        given(changed(r1703={"2025-Q1": True})),
        "'True' – must be a number",
        "true or false",
    ),
    "nested": (
        given(changed(r1703={"2025-Q1": [1]})),
        "'a list' – must be a number, not something",
    ),
    "words": (given(changed(r1703={"2025-Q1": "many"})), "'many' – must be a number such as"),
    "decimal comma": (
        given(changed(r1703={"2025-Q1": "1 234,5"})),
        "[comma] sdmx_data_3641.json, row 3 (1703), column 2025-Q1: '1 234,5' – has a decimal",
        "Take the file as downloaded",
    ),
    "comma alone": (given(changed(r1703={"2025-Q1": "639,2"})), "'639,2' – has a decimal comma"),
    "too long": (
        given(written(document()).replace(b"639.2", b"12345678901234567890")),
        "'12345678901234567890' – must be a plain number of at most 15 digits",
    ),
    "a computer's rounding": (
        given(written(document()).replace(b"639.2", b"639.1999999999999")),
        "[digits]",
        "more digits than a figure has",
        "--accept digits",
    ),
    "exponent": (
        given(written(document()).replace(b"639.2", b"6.392e2")),
        "must be a plain number",
    ),
    # territories
    "region twice": (
        damaged(lambda f: f[0]["data"].append(f[0]["data"][2])),
        "[region]",
        "'1703' – stands more than",
    ),
    "missing region": (
        damaged(lambda f: f[0]["data"].pop(2) and None),
        "[region]",
        "'1703' – the row of this territory",
    ),
    "unknown region": (
        damaged(lambda f: f[0]["data"][2].update(Code="1705")),
        "'1705' – is no SOATO code",
    ),
    "no code": (
        damaged(lambda f: f[0]["data"][2].pop("Code") and None),
        "row 3, column Code: 'null'",
    ),
    "other classifier": (
        damaged(lambda f: [r.update(Code=f"01.{n}") for n, r in enumerate(f[0]["data"])] and None),
        "'01.0, 01.1",
        "is no SOATO code",
    ),
    # periods
    "gap": (
        given(document(quarters=["2024-Q4", "2025-Q1", "2025-Q3"])),
        "[gap] sdmx_data_3641.json, row -, column 2025-Q3: '2025-Q1, 2025-Q3' – 1 quarter(s) are",
    ),
    "annual": (renamed(_2024_Q1="2024"), "'2024' – must be a quarter", "this is annual"),
    "monthly": (renamed(_2024_Q1="2024-M03"), "'2024-M03' – must be a quarter", "this is monthly"),
    "monthly in cyrillic": (renamed(_2024_Q1=f"2024-{M}03"), f"'2024-{M}03'", "this is monthly"),
    "half-year": (
        renamed(_2024_Q2="2024-H1"),
        "'2024-H1' – must be a quarter",
        "this is no period",
    ),
    "mixed periods": (
        renamed(_2024_Q1="2023", _2024_Q2="2024-M06"),
        "this is annual",
        "this is monthly",
    ),
    "fifth quarter": (renamed(_2024_Q1="2024-Q5"), "'2024-Q5'", "this is no period"),
    "roman quarter": (renamed(_2024_Q1="2024-QI"), "'2024-QI'", "this is no period"),
    "quarter twice": (renamed(_2024_Q2="2024-Q1 "), "[period]", "this period stands twice"),
    "key missing in a row": (
        given(changed(r1706={"2025-Q1": ...})),
        "[keys] sdmx_data_3641.json, row 4 (1706), column 2025-Q1",
    ),
    "key more in a row": (given(changed(r1706={"2026-Q2": 5.0})), "is more than row 1 (1700) has"),
    "future period": (
        given(document(quarters=[f"{y}-Q{n}" for y in (2025, 2026) for n in (1, 2, 3, 4)])),
        "[future] sdmx_data_3641.json, row -, column 2026-Q3",
        "has not ended yet (today is 2026-09-01)",
    ),
    "newer than its date": (
        given(document(quarters=["2025-Q1", "2025-Q2"], modified="2025-05-15")),
        "[future]",
        "ended after the last change of the file (2025-05-15)",
    ),
    # what the metadata says
    "code mismatch": (
        given(stated(code="1.10.03.0001")),
        "[code]",
        "'1.10.03.0001' – the code of series 3641 (industrial_production, sez) is 1.10",
        "which is series 3639",
    ),
    "no code stated": (without("Indicator identification number (code)"), "[code]", "'missing'"),
    "another indicator": (
        Given("sdmx_data_1561.json", written(stated(code="1.04.01.0002"))),
        "[series] sdmx_data_1561.json",
        "is none of the 56 series",
        "its code is 1.04.01.0002",
    ),
    "unknown by name and code": (
        Given("data.json", written(stated(code="1.04.01.0002"))),
        "nothing says which series this is",
    ),
    "name of another": (
        given(stated(name=document("3642")[0]["metadata"][3]["value_uz"])),
        "is the name of series 3642, not of 3641",
    ),
    "annual by its word": (
        given(stated(periodicity=("yillik", "ежегодный", "annual", "йиллик"))),
        "[periodicity]",
        "'yillik, ежегодный, annual, йиллик' – must be quarterly",
    ),
    "no date": (without("Last modified date"), "[date]", "must be one day as YYYY-MM-DD"),
    "no real date": (given(stated(modified="2026-02-30")), "'2026-02-30' – must be one day"),
    "date in the future": (given(stated(modified="2026-09-02")), "lies in the future"),
    "synthetic": (given(stated(note="SYNTHETIC, made up")), "[synthetic]", "nobody's figures"),
    # units and anchors
    "unknown unit": (given(stated(unit="pud")), "[unit]", "'pud' – is not a unit that is known"),
    "unit per kilogram": (
        given(stated(unit="In soums for kilogram")),
        "is not a unit that is known",
    ),
    "no unit": (without("Unit of measurement"), "[unit]", "the file states no unit"),
    "percent": (given(stated(unit="foiz")), "'foiz' – industrial_production is counted in"),
    "persons": (given(stated("3687", unit="kishi"), "3687"), "export_services is counted in"),
    "million instead of billion": (
        given(stated(unit=("mln. so'm", "млн. сум", "million soums", "млн. сўм"))),
        "[anchor]",
        "'10652.9 mn_uzs' – the release prints 10652.9 bn_uzs (statuz-2025q1)",
        "the figures look like bn_uzs, not mn_uzs",
    ),
    "million instead of thousand": (
        scaled("3690", 0.001),
        "'153.2871 th_usd' – the release prints 153287.1 th_usd",
        "mn_usd",
    ),
    "thousand instead of million": (
        given(stated("3690", unit="million US dollars"), "3690"),
        "look like th_usd, not mn_usd",
    ),
    "dollars of no size": (
        scaled("3690", 7, unit="US dollars"),
        "leaves the unit open (usd or th_usd or mn_usd or bn_usd)",
        "fits the release's 153287.1 th_usd in none of them",
    ),
    "swapped ids": (
        of("3690", "3694"),
        "[anchor]",
        "import_services of technopark: the ids may be swapped",
    ),
    "swapped ids, back": (
        of("3694", "3690"),
        "'153287.1 th_usd' – the release prints 47513.2 th_usd",
    ),
    "another zone type": (
        of("3641", "3639"),
        "industrial_production of cluster: the ids may be swapped",
    ),
    "sign turned": (damaged(turned, "3661"), "[anchor]", "the sign is the other way round"),
    "a large revision": (
        scaled("3641", 1.2),
        "[revision]",
        "'12783.48 bn_uzs' – the release prints 10652.9",
        "--accept revision",
    ),
    "another order of size": (scaled("3641", 3.7), "[anchor]", "Do not load it before"),
    "without the release's quarter": (
        given(document(quarters=["2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1"])),
        "[no-anchor]",
        "has none of the quarters (2025-Q1)",
    ),
    # figures against each other
    "negative stock": (
        given(changed("3665", r1703={"2025-Q2": -5.0}), "3665"),
        "[negative] sdmx_data_3665.json, row 3 (1703), column 2025-Q2: '-5.0'",
        "cannot be below zero",
    ),
    "negative flow": (
        given(changed(r1703={"2025-Q2": -5.0})),
        "industrial_production cannot be below",
    ),
    "x1000 in a region": (
        given(changed(r1703={"2025-Q2": 1406182.8})),
        "[jump] sdmx_data_3641.json, row 3 (1703), column 2025-Q2: '1406182.8'",
        "a year before",
        "[sum]",
    ),
    "x1000 in the republic": (
        given(changed(r1700={"2026-Q1": 13316125.0})),
        "[jump]",
        "row 1 (1700), column 2026-Q1",
        "the 14 regions add up to 13,316.",
    ),
    "x1000 against what is loaded": (
        given(changed(r1703={"2024-Q3": 1849000.0})),
        "is 1,000 times 1849.7 in the file before",
    ),
    "a thousandth": (given(changed(r1703={"2025-Q2": 1.4})), "[jump]", "is 1/"),
    "sums": (
        given(changed(r1712={"2025-Q2": 100.0})),
        "[sum]",
        "19.9% away from the republic",
        "--accept sum",
    ),
    "quarters by themselves": (
        damaged(quarters),
        "[not-cumulative]",
        "falls within the year in 15 of 15 territories",
    ),
    "rising quarters": (damaged(rising), "[steady]", "the republic's Q4 is 1.20 times Q1"),
    # what is loaded
    "older": (
        given(document(modified="2026-05-14")),
        "[older]",
        "'2026-05-14' – was last changed before the file that is loaded (2026-05-15)",
    ),
    "quarters gone": (
        given(document(quarters=["2024-Q4", "2025-Q1", "2025-Q2"], modified="2026-08-14")),
        "[withdrawn]",
        "quarters are missing that are loaded (ending 2024-03-31",
        "--accept withdrawn",
    ),
    "csv without a date": (
        given(as_csv(changed(r1703={"2025-Q1": 640.0})), ending="csv"),
        "[store]",
        "--published YYYY-MM-DD",
    ),
    # the portal's CSV
    "csv of a spreadsheet": (
        given(as_csv(document()).replace(b",", b";"), ending="csv"),
        "must be parted by commas",
    ),
    "csv with commas": (
        given(as_csv(document()).replace(b"639.2", b'"639,2"'), ending="csv"),
        "'639,2' – has a decimal",
    ),
    "csv with broken quotes": (
        given(as_csv(document()).replace(b"Hudud 1706", b'"Hudud 1706'), ending="csv"),
        "is not CSV",
    ),
    "csv with a short row": (
        given(as_csv(document())[:-30], ending="csv"),
        "[csv] sdmx_data_3641.csv, row 16",
        "cut line",
    ),
    "csv with a column twice": (
        given(as_csv(document()).replace(b"2024-Q2", b"2024-Q1", 1), ending="csv"),
        "stands twice",
    ),
    "csv without rows": (
        given(as_csv(document())[:120].partition(b"\n")[0], ending="csv"),
        "holds no rows",
    ),
    "csv of any name": (Given("a.csv", as_csv(document())), "[series]", "Name it: --series 3641"),
    "csv in windows-1251": (
        given(as_csv(document()).decode("utf-8-sig").encode("cp1251", "ignore"), ending="csv"),
        "it looks like Windows-1251",
    ),
}
WARNINGS = {  # name → files, and the words that must be said; the figures are taken
    "byte order mark": (given(b"\xef\xbb\xbf" + written(document())), "[bom]", "byte order mark"),
    "null": (
        given(changed(r1703={"2025-Q2": None})),
        "[missing] sdmx_data_3641.json, row 3 (1703), column 2025-Q2: 'None' – is empty",
    ),
    "empty text": (given(changed(r1703={"2025-Q2": ""})), "[missing]", "not the same as zero"),
    "dash": (given(changed(r1703={"2025-Q2": "-"})), "[missing]", "It is left out"),
    "dots": (given(changed(r1703={"2025-Q2": "…"})), "[missing]", "column 2025-Q2"),
    "number as text": (
        given(changed(r1703={"2025-Q1": "639.2"})),
        "[text]",
        "'639.2' – is a number",
    ),
    "code as number": (
        given(written(document()).replace(b'"Code":"1703"', b'"Code":1703')),
        "a code should be a text",
    ),
    "districts": (
        damaged(lambda f: f[0]["data"].append(f[0]["data"][2] | {"Code": "1703202"})),
        "[district]",
        "'1703202' – 1 rows of districts are left out",
    ),
    "more than data": (damaged(lambda f: f[0].update(user="x")), "[more]", "column user"),
    "unknown record": (
        damaged(lambda f: f[0]["metadata"].append(record("Muallif", "A. B."))),
        "[more]",
        "'Muallif'",
    ),
    "another name": (given(stated(name="Sanoat")), "[name]", "'Sanoat' – is not the name"),
    "no periodicity": (without("Periodicity"), "[periodicity]", "the keys of the periods decide"),
    "a unit in an unknown language": (
        given(stated(unit=("mlrd. so'm", "??", "billion soums", ""))),
        "[unit]",
        "'??' – is not understood",
    ),
    "dollars": (
        given(stated("3690", unit="US dollars"), "3690"),
        "[unit]",
        "read as th_usd",
        "153287.1 in 2025-Q1 then fits the release's 153287.1 th_usd",
    ),
    "dollars that are million": (
        scaled("3690", 0.001, unit="AQSH dollari"),
        "read as mn_usd",
        "153.2871 in 2025-Q1",
    ),
    "units that contradict": (
        given(stated(unit=("mlrd. so'm", "млн. сум", "billion soums", "млрд. сўм"))),
        "the texts contradict each other (mn_uzs or bn_uzs); read as bn_uzs",
    ),
    "revised a little": (
        scaled("3642", 1.03),
        "[revision]",
        "the release prints 363.4 bn_uzs",
        "Taken for a revision",
    ),
    "other figures of the Committee": (
        given(document()),
        "[other]",
        "kursiv-2026-02 prints 61.8 trn_uzs for the same",
    ),
    "no release": (given(document("3677"), "3677"), "[no-anchor]", "the release prints no figure"),
    "x10": (
        given(changed("3639", r1722={"2025-Q1": 15.0}), "3639"),
        "[jump] sdmx_data_3639.json, row 10 (1722), column 2026-Q1: '249.0' – is 17 times 15.0",
    ),
    "a fall": (
        given(changed(r1722={"2025-Q3": 400.0})),
        "[fall] sdmx_data_3641.json, row 10 (1722), column 2025-Q3: '400.0' – is less than 468.7",
    ),
    "sums": (given(changed(r1735={"2025-Q2": 10.0})), "[sum]", "2.0% away", "may not be allocated"),
    "zero": (
        given(changed(r1722={"2024-Q1": 0.0})),
        "[zero]",
        "'1 of 135 cells' – these are 0: nothing, or not",
    ),
    "zero after figures": (
        given(changed(r1722={"2026-Q1": 0.0})),
        "is 0 after 213.1 a year before: nothing, or not",
    ),
    "no date moved": (given(changed(r1703={"2025-Q1": 640.0})), "[date]", "a state of its own"),
    "jobs": (
        [
            given(document("3649"), "3649"),
            given(document("3653"), "3653"),
            given(document("3657"), "3657"),
            scaled("3681", 0.5),
        ],
        "[jobs] sdmx_data_3681.json, row 1700, column 2026-03-31",
        "jobs of sez at the start",
    ),
}
ACCEPTED = {  # name → rule, and a file that breaks it
    "jump": given(changed(r1703={"2025-Q2": 1.4})),
    "sum": given(changed(r1712={"2025-Q2": 100.0})),
    "revision": scaled("3641", 1.2),
    "steady": damaged(rising),
    "digits": given(written(document()).replace(b"639.2", b"639.1999999999999")),
    "withdrawn": given(document(quarters=["2024-Q4", "2025-Q1", "2025-Q2"], modified="2026-08-14")),
    "no-anchor": given(document("3642", quarters=["2025-Q2", "2025-Q3"]), "3642"),
}
