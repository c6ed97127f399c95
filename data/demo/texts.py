"""What the metadata of a made-up file says, in the four languages of the portal."""

from __future__ import annotations

from ..synthetic import WORD

Said = tuple[str, str, str, str]  # Uzbek, Russian, English, Uzbek in Cyrillic letters


def same(text: str) -> Said:
    return text, text, text, text


PUBLISHED = (
    "Birinchi chop etilgan sana", "Дата первой публикации", "Date of first publication",
    "Биринчи чоп этилган сана",
)  # fmt: skip
MODIFIED = (
    "So'nggi o'zgartirilgan sana", "Дата последнего изменения", "Last modified date",
    "Сўнгги ўзгартирилган сана",
)  # fmt: skip
CODE = (
    "Ma'lumotlar to'plami identifikatsiya raqami (kodi)",
    "Идентификационный номер индикатора (код)", "Indicator identification number (code)",
    "Маълумотлар тўплами идентификация рақами (коди)",
)  # fmt: skip
NAME = (
    "Ma'lumotlar to'plami nomi", "Имя индикатора", "Indicator name", "Маълумотлар тўплами номи",
)  # fmt: skip
PERIODICITY = ("Davriyligi", "Периодичность", "Periodicity", "Даврийлиги")
UNIT = ("O‘lchov birligi", "Единица измерения", "Unit of measurement", "Ўлчов бирлиги")
PREPARER = (
    "Rasmiy statistika tayyorlovchi", "Составитель официальной статистики",
    "Official statistics preparer", "Расмий статистика тайёрловчи",
)  # fmt: skip
CLASSIFIERS = ("Klassifikatorlar", "Классификаторы", "Classifiers", "Классификаторлар")
DEPARTMENT = (
    "Mas'ul boshqarma nomi", "Ответственное управление", "Name of department",
    "Масъул бошқарма номи",
)  # fmt: skip
OFFICER = (  # the portal writes the first letter of the Russian one in Latin
    "Mas'ul hodim FIO", "Oтветственный сотрудник ФИО", "Responsible officer name",
    "Масъул ҳодим ФИО",
)  # fmt: skip
PHONE = ("Telefon raqami :", "Номер телефона :", "Phone number :", "Телефон рақами :")
EMAIL = ("Elektron pochta", "Электронная почта", "Email", "Электрон почта")
ORIGIN = (
    "Birlamchi ma'lumot manbasi", "Первичный источник информации",
    "Primary source of information", "Бирламчи маълумот манбаси",
)  # fmt: skip
NOTE = ("Izoh", "Примечание", "Note", "Изоҳ")

QUARTERLY = ("choraklik", "квартальная", "quarterly", "чораклик")
UNITS: dict[str, Said] = {
    "bn_uzs": ("mlrd. so'm", "млрд. cум", "billion soums", "млрд. сўм"),
    "th_usd": (
        "ming AQSh dollari", "тыс. долларов США", "thousand US dollars", "минг АҚШ доллари",
    ),
    "jobs": ("o‘rin", "мест", "jobs", "ўрин"),
    "persons": ("kishi", "человек", "persons", "киши"),
}  # fmt: skip
SOATO = (
    "O‘zbekiston Respublikasi Ma'muriy-hududiy tuzilmalarni (obyektlarni) belgilash tizimi "
    "idoraviy statistik tasniflagichi (MHOBT)",
    "Ведомственный классификатор «Система обозначения административно-территориальных образований "
    "(объектов) Республики Узбекистан» (СОАТО)",
    'Departmental classifier "System of designation of administrative-territorial entities '
    '(objects) of the Republic of Uzbekistan" (SOATO)',
    "Ўзбекистон Республикаси Маъмурий-ҳудудий тузилмаларни (объектларни) белгилаш тизими идоравий "
    "статистик таснифлагичи (МҲОБТ)",
)
NOBODY = (
    f"{WORD}: hech kim emas, dastur o‘ylab chiqqan", f"{WORD}: никто, придумано программой",
    f"{WORD}: nobody, made up by a program", f"{WORD}: ҳеч ким эмас, дастур ўйлаб чиққан",
)  # fmt: skip
WARNING = (
    f"{WORD}: namoyish uchun o‘ylab topilgan sonlar, statistika emas",
    f"{WORD}: вымышленные числа для демонстрации, не статистика",
    f"{WORD}: made-up figures for demonstration, no statistics",
    f"{WORD}: намойиш учун ўйлаб топилган сонлар, статистика эмас",
)
CUMULATIVE = (
    "ma'lumotlar o‘sib boruvchi yakun asosida keltirilgan", "данные приведены нарастающим итогом",
    "cumulative data", "маълумотлар ўсиб борувчи якун асосида келтирилган",
)  # fmt: skip
BY_REGION = ("hududlar kesimida", "по регионам", "by region", "ҳудудлар кесимида")
