"""The fifteen territories as the portal's files name them, slips included, in its order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Territory:
    """`weight` is about how much of a made-up figure falls to it."""

    code: str
    uz: str
    ru: str
    en: str
    uzc: str
    weight: float


COUNTRY = Territory(
    "1700", "O‘zbekiston Respublikasi", "Республика Узбекистан", "Republic of Uzbekistan",
    "Ўзбекистон Республикаси", 1.0,
)  # fmt: skip
# The Latin A of Андижон and the two spaces of Farg‘ona stand in every file of the portal.
REGIONS = tuple(
    Territory(*row)
    for row in (
        ("1735", "Qoraqalpog‘iston Respublikasi", "Республика Каракалпакстан",
         "Republic of Karakalpakstan", "Қорақалпоғистон Республикаси", 3),
        ("1703", "Andijon viloyati", "Андижанская область", "Andijan region",
         "Aндижон вилояти", 9),
        ("1706", "Buxoro viloyati", "Бухарская область", "Bukhara region", "Бухоро вилояти", 7),
        ("1708", "Jizzax viloyati", "Джизакская область", "Jizzakh region", "Жиззах вилояти", 5),
        ("1710", "Qashqadaryo viloyati", "Кашкадарьинская область", "Kashkadarya region",
         "Қашқадарё вилояти", 6),
        ("1712", "Navoiy viloyati", "Навоийская область", "Navoi region", "Навоий вилояти", 11),
        ("1714", "Namangan viloyati", "Наманганская область", "Namangan region",
         "Наманган вилояти", 7),
        ("1718", "Samarqand viloyati", "Самаркандская область", "Samarkand region",
         "Самарқанд вилояти", 8),
        ("1722", "Surxondaryo viloyati", "Сурхандарьинская область", "Surkhandarya region",
         "Сурхондарё вилояти", 3),
        ("1724", "Sirdaryo viloyati", "Сырдарьинская область", "Syrdarya region",
         "Сирдарё вилояти", 5),
        ("1727", "Toshkent viloyati", "Ташкентская область", "Tashkent region",
         "Тошкент вилояти", 14),
        ("1730", "Farg‘ona  viloyati", "Ферганская область", "Fergana region",
         "Фарғона вилояти", 8),
        ("1733", "Xorazm viloyati", "Хорезмская область", "Khorezm region", "Хоразм вилояти", 4),
        ("1726", "Toshkent shahri", "город Ташкент", "Tashkent city", "Тошкент шаҳри", 12),
    )
)  # fmt: skip
TERRITORIES = (COUNTRY, *REGIONS)
