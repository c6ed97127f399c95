// What Plotly writes by itself on axes: months, days and numbers in Russian and in both alphabets of
// Uzbek, of which it has none. Its names of locales mind their case. paint.js registers them.
window.zonalar ??= {};
window.zonalar.locales = {
  "ru": {
    months: ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
    shortMonths: ["янв", "февр", "март", "апр", "май", "июнь", "июль", "авг", "сент", "окт", "нояб", "дек"],
    days: ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"],
    shortDays: ["вс", "пн", "вт", "ср", "чт", "пт", "сб"],
  },
  "uz": {
    months: ["yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"],
    shortMonths: ["yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avg", "sen", "okt", "noy", "dek"],
    days: ["yakshanba", "dushanba", "seshanba", "chorshanba", "payshanba", "juma", "shanba"],
    shortDays: ["yak", "dush", "sesh", "chor", "pay", "jum", "shan"],
  },
  "uz-Cyrl": {
    months: ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"],
    shortMonths: ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
    days: ["якшанба", "душанба", "сешанба", "чоршанба", "пайшанба", "жума", "шанба"],
    shortDays: ["якш", "душ", "сеш", "чор", "пай", "жум", "шан"],
  },
};
