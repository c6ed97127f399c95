"""Files in the form of the publisher's portal, for tests: the republic meets the release, the
regions make up the republic, flows are cumulative, and an officer can be reached."""

from __future__ import annotations

import json
from collections.abc import Iterable
from copy import deepcopy
from functools import cache

from data import portal
from data.catalog import FOLDER, Catalog
from data.ingest.given import Given
from data.ingest.official import Official

TERRITORIES = {  # code → part of the republic, in the order of the portal
    "1700": 1.0, "1735": 0.02, "1703": 0.06, "1706": 0.05, "1708": 0.07, "1710": 0.04,
    "1712": 0.17, "1714": 0.06, "1718": 0.08, "1722": 0.02, "1724": 0.05, "1727": 0.16,
    "1730": 0.08, "1733": 0.03, "1726": 0.11,
}  # fmt: skip
SINCE_JANUARY = (1.0, 2.2, 3.5, 5.0)
GROWTH = {2024: 0.8, 2025: 1.0, 2026: 1.25}
QUARTERS = tuple(f"{year}-Q{n}" for year in GROWTH for n in (1, 2, 3, 4))[:9]  # up to 2026-Q1
UNITS = {
    "uzs": ("mlrd. so'm", "млрд. cум", "billion soums", "млрд. сўм"),
    "usd": ("ming AQSH dollari", "тыс. долл. США", "thousand US dollars", "минг АҚШ доллари"),
    "count": ("birlik", "единиц", "units", "бирлик"),
}
NO_ANCHOR = 4000.0  # the republic's figure of a series that the release does not print
OFFICER = ("Karimova Dilnoza", "71 202-80-00", "d.karimova@stat.uz")
LANGUAGES = ("uz", "ru", "en", "uzc")


@cache
def family(indicator: str) -> str:
    return Catalog(FOLDER).indicators[indicator].family


@cache
def catalogue() -> dict[str, portal.Series]:
    return portal.series()


def record(names: str | Iterable[str], values: str | Iterable[str]) -> dict[str, str]:
    """A record of the metadata, in four languages or in all the same."""
    named = [names] * 4 if isinstance(names, str) else names
    stated = [values] * 4 if isinstance(values, str) else values
    return {f"name_{n}": text for n, text in zip(LANGUAGES, named, strict=True)} | {
        f"value_{n}": text for n, text in zip(LANGUAGES, stated, strict=True)
    }


def metadata(series: portal.Series, modified: str) -> list[dict[str, str]]:
    unit = UNITS[family(series.indicator)]
    return [
        record(
            ("Birinchi chop etilgan sana", "Дата первой публикации", "Date of first publication",
             "Биринчи чоп этилган сана"), "2022-09-14",
        ),
        record(
            ("So'nggi o'zgartirilgan sana", "Дата последнего изменения", "Last modified date",
             "Сўнгги ўзгартирилган сана"), modified,
        ),
        record(
            ("Ma'lumotlar to'plami identifikatsiya raqami (kodi)",
             "Идентификационный номер индикатора (код)",
             "Indicator identification number (code)",
             "Маълумотлар тўплами идентификация рақами (коди)"), series.code,
        ),
        record(
            ("Ma’lumotlar to‘plami nomi", "Имя набора данных", "Data set name",
             "Маълумотлар тўплами номи"), series.name_uz,
        ),
        record(
            ("Davriyligi", "Периодичность", "Periodicity", "Даврийлиги"),
            ("choraklik", "квартальная", "quarterly", "чораклик"),
        ),
        record(
            ("O‘lchov birligi", "Единица измерения", "Unit of measurement", "Ўлчов бирлиги"), unit
        ),
        record(
            ("Mas'ul boshqarma nomi", "Ответственное управление", "Name of department",
             "Масъул бошқарма номи"), "Investitsiyalar va qurilish statistikasi boshqarmasi",
        ),
        record(
            ("Mas'ul hodim FIO", "Oтветственный сотрудник ФИО", "Responsible officer name",
             "Масъул ҳодим ФИО"), OFFICER[0],
        ),
        record(
            ("Telefon raqami :", "Номер телефона :", "Phone number :", "Телефон рақами :"),
            OFFICER[1],
        ),
        record(("Elektron pochta", "Электронная почта", "Email", "Электрон почта"), OFFICER[2]),
        record(
            ("Birlamchi ma'lumot manbasi", "Первичный источник информации",
             "Primary source of information", "Бирламчи маълумот манбаси"), "Statistika hisoboti",
        ),
        record(("Izoh", "Примечание", "Note", "Изоҳ"), "Dastlabki ma’lumot. 2023-2024 yillar"),
        record(
            ("Hisoblash metodikasi", "Методология расчета", "Calculation methodology",
             "Ҳисоблаш методикаси"), "https://lib.stat.uz/images/metodika/rus-ilova.pdf",
        ),
    ]  # fmt: skip


def document(
    number: str = "3641", modified: str = "2026-05-15", quarters: Iterable[str] = QUARTERS
) -> list[dict]:
    """A valid file, as json.loads would give it."""
    series = catalogue()[number]
    return [{
        "metadata": metadata(series, modified),
        "data": [
            {"Code": code, "Klassifikator": f"Hudud {code}", "Klassifikator_ru": f"Регион {code}",
             "Klassifikator_en": f"Region {code}", "Klassifikator_uzc": f"Ҳудуд {code}"}
            | {key: figure(series, key, part) for key in quarters}
            for code, part in TERRITORIES.items()
        ],
    }]  # fmt: skip


def figure(series: portal.Series, key: str, part: float = 1.0) -> float:
    """The figure of a territory that is this part of the republic."""
    year, number = int(key[:4]), int(key[-1])
    printed = Official.shipped().anchors.get((series.indicator, series.zone), ())
    first = {one.year: float(one.value) for one in printed}
    base = first.get(year, first.get(2025, NO_ANCHOR) * GROWTH[year])
    times = SINCE_JANUARY[number - 1] if series.kind == "flow" else 1 + 0.03 * (number - 1)
    decimals = 0 if family(series.indicator) == "count" else 1
    return round(base * times * part, decimals)


def written(found: object) -> bytes:
    """As the portal writes it: compact, letters as they are."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def given(found: object, number: str = "3641", ending: str = "json") -> Given:
    """A file in memory under the name that the portal gives it."""
    content = found if isinstance(found, bytes) else written(found)
    return Given(f"sdmx_data_{number}.{ending}", content)


def changed(number: str = "3641", **figures: dict[str, object]) -> list[dict]:
    """A valid file with other figures: changed(r1703={"2025-Q1": 5.0}); None takes a cell out."""
    found = deepcopy(document(number))
    for row in found[0]["data"]:
        for key, value in figures.get(f"r{row['Code']}", {}).items():
            if value is ...:
                del row[key]
            else:
                row[key] = value
    return found


def stated(number: str = "3641", **values: str | tuple[str, ...]) -> list[dict]:
    """A valid file with other values in its metadata: stated(unit="млн. сум")."""
    names = {
        "modified": "Last modified date", "code": "Indicator identification number (code)",
        "name": "Data set name", "periodicity": "Periodicity", "unit": "Unit of measurement",
        "note": "Note",
    }  # fmt: skip
    found = deepcopy(document(number))
    for one, value in values.items():
        for place, old in enumerate(found[0]["metadata"]):
            if old["name_en"] == names[one]:
                labels = [old[f"name_{language}"] for language in LANGUAGES]
                found[0]["metadata"][place] = record(labels, value)
    return found


def as_csv(found: list[dict]) -> bytes:
    """The same figures as the portal's CSV."""
    rows = found[0]["data"]
    lines = [",".join(rows[0]), *(",".join(map(str, row.values())) for row in rows)]
    return ("\ufeff" + "\n".join(lines) + "\n").encode()
