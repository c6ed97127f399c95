"""Uzbek in Cyrillic letters is what the publisher writes, and leads back to the Latin."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from UzTransliterator import UzTransliterator

from data.catalog import Catalog
from data.script import _exceptions, cyrillic
from tests.translations import spoken_in

# As the Statistics Committee writes them in both alphabets (without its slips of the keyboard).
OFFICIAL = {
    "Oʻzbekiston Respublikasi": "Ўзбекистон Республикаси",
    "Qoraqalpogʻiston Respublikasi": "Қорақалпоғистон Республикаси",
    "Andijon viloyati": "Андижон вилояти",
    "Buxoro viloyati": "Бухоро вилояти",
    "Jizzax viloyati": "Жиззах вилояти",
    "Qashqadaryo viloyati": "Қашқадарё вилояти",
    "Navoiy viloyati": "Навоий вилояти",
    "Namangan viloyati": "Наманган вилояти",
    "Samarqand viloyati": "Самарқанд вилояти",
    "Surxondaryo viloyati": "Сурхондарё вилояти",
    "Sirdaryo viloyati": "Сирдарё вилояти",
    "Toshkent viloyati": "Тошкент вилояти",
    "Fargʻona viloyati": "Фарғона вилояти",
    "Xorazm viloyati": "Хоразм вилояти",
    "Toshkent shahri": "Тошкент шаҳри",
    "Asosiy kapitalga investitsiyalar": "Асосий капиталга инвестициялар",
    "Sanoat mahsuloti ishlab chiqarish hajmi": "Саноат маҳсулоти ишлаб чиқариш ҳажми",
    "Oʻlchov birligi": "Ўлчов бирлиги",
    "mlrd. soʻm": "млрд. сўм",
    "foizda": "фоизда",
    "choraklik": "чораклик",
    "yillik": "йиллик",
    "Axborot va aloqa": "Ахборот ва алоқа",
    "eʼlon qilingan maʼlumotlar": "эълон қилинган маълумотлар",
}

SLIPS = {"muayyan", "surxondaryoda"}  # муайян, Сурхондарёда are right; the way back is not


@pytest.mark.parametrize(("latin", "official"), OFFICIAL.items())
def test_names_are_as_the_publisher_writes_them(latin: str, official: str) -> None:
    assert cyrillic(latin) == official


def test_the_regions_of_the_catalogue_are_the_official_ones() -> None:
    regions = Catalog().regions.values()
    known = {one.names.uz: one.names.uzc for one in regions}
    shared = set(known) & set(OFFICIAL)
    assert len(shared) == 15
    assert all(known[name] == OFFICIAL[name] for name in shared)


@pytest.mark.parametrize(
    ("latin", "expected"),
    [
        ("{zones}: 2025-yil 1-aprel", "{zones}: 2025 йил 1 апрель"),
        ("{year}-yilda, {n}-chorak", "{year} йилда, {n}-чорак"),
        ("1-iyuldan, 31-dekabrda, sentabr", "1 июлдан, 31 декабрда, сентябрь"),
        ("IT Parkning eksporti", "IT Park-нинг экспорти"),
        ("CSV va JSON, siat.stat.uz", "CSV ва JSON, siat.stat.uz"),
        ("qarang: kun-2026-02", "қаранг: kun-2026-02"),
        ("III boʻlim", "III бўлим"),
        ("Qidiruv (Ctrl K)", "Қидирув (Ctrl K)"),
        (
            "litsenziya, sex, konsentratsiya, deklaratsiya",
            "лицензия, цех, концентрация, декларация",
        ),
        ("yetti, yangi, yoʻl, yuz, Yevropa", "етти, янги, йўл, юз, Европа"),
        ("AQSH, MIZ, KSZ, QQS", "АҚШ, МИЗ, КСЗ, ҚҚС"),
        ("u", "у"),
        ("  ikki\n qator ", "  икки\n қатор "),
        ("", ""),
    ],
)
def test_words_dates_and_names(latin: str, expected: str) -> None:
    assert cyrillic(latin) == expected


def test_every_string_leads_back_to_its_latin_letters() -> None:
    """By the package's own way back, letter for letter."""
    back, kept = UzTransliterator(), set(_exceptions())
    seen = 0
    for latin in spoken_in("uz"):
        for word in re.findall(r"[A-Za-zʻʼ]{2,}", latin):
            if word in kept or not cyrillic(word).isalpha() or cyrillic(word).isascii():
                continue
            again = back.transliterate(cyrillic(word), from_="cyr", to="lat")
            assert plain(again) == plain(word) or word.lower() in SLIPS, (word, cyrillic(word))
            seen += 1
    assert seen > 10_000


def plain(word: str) -> str:
    return re.sub("[ʻʼ‘’']", "'", word).lower()


@given(st.text(max_size=80))
def test_any_text_is_taken(text: str) -> None:
    spelled = cyrillic(text)
    assert cyrillic(spelled) == spelled or any(letter.isascii() for letter in spelled)
    assert len(spelled.split()) <= len(text.split()) + text.count("-")
