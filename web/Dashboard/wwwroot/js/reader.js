// How the reader writes numbers and times. The pages are drawn by a process without data of languages, so the browser says it once; charts and exports ask here too.
const known = tag => { try { return Intl.getCanonicalLocales(tag).length > 0; } catch { return false; } };
const languages = navigator.languages.filter(known);

// Digits stay those of the figures, and years those of the events.
const latin = { numberingSystem: 'latn' };
const plainDates = { ...latin, calendar: 'gregory' };

// The browser reads its data of languages when it is first asked, which takes it a while.
const once = make => { let made; return () => made ??= make(); };

const marks = once(() => {
  const parts = new Intl.NumberFormat(languages, { ...latin, useGrouping: 'always', minimumFractionDigits: 1 }).formatToParts(123456789.5);
  const partOf = (type, otherwise) => parts.find(part => part.type === type)?.value ?? otherwise;
  const sizes = parts.filter(part => part.type === 'integer').map(part => part.value.length).reverse();
  return { decimal: partOf('decimal', '.'), group: partOf('group', ''), sizes };
});

const onceEach = make => {
  const made = new Map();
  return key => made.get(key) ?? made.set(key, make(key)).get(key);
};

const format = onceEach(digits => new Intl.NumberFormat(languages, { ...latin, useGrouping: false, minimumFractionDigits: digits, maximumFractionDigits: digits }));

/** A number with so many decimals and a true minus sign, as the pages write it. */
export const fixed = (value, digits) => format(digits).format(value).replace('-', '\u2212');

/** A number as short as its digits allow, for an axis. */
export const short = value => String(Number(value.toPrecision(6))).replace('.', marks().decimal).replace('-', '\u2212');

/** A time to the second, in the reader's zone. */
export const time = at => clock(second).format(at);

/** A tick of an axis of times: the year, the month, the day, the minute or the second, whichever begins there. */
export const tick = at => clock(beginning(at)).format(at);

function beginning(at) {
  if (at.getSeconds() > 0) return ofSecond;
  if (at.getHours() > 0 || at.getMinutes() > 0) return ofMinute;
  return at.getDate() > 1 ? ofDay : at.getMonth() > 0 ? ofMonth : ofYear;
}

const figure = once(() => new RegExp(`^[\\u2212+-]?[\\d${escapeOf(marks().group)}]+(${escapeOf(marks().decimal)}\\d+)?(e[\\u2212-]?\\d+)?$`, 'i'));

/** A number as the pages write it, written for programs; any other text as it is. */
export const forPrograms = text => figure().test(text)
  ? text.replaceAll(marks().group || '\u2009', '').replace(marks().decimal, '.').replaceAll('\u2212', '-').replace('+', '')
  : text;

function escapeOf(mark) { return mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'); }

const day = { year: 'numeric', month: 'short', day: 'numeric' };
const minute = { ...day, hour: '2-digit', minute: '2-digit' };
const second = { ...minute, second: '2-digit' };
const ofYear = { year: 'numeric' };
const ofMonth = { month: 'short' };
const ofDay = { ...ofMonth, day: 'numeric' };
const ofMinute = { hour: '2-digit', minute: '2-digit' };
const ofSecond = { ...ofMinute, second: '2-digit' };
const clock = onceEach(pieces => new Intl.DateTimeFormat(languages, { ...plainDates, ...pieces }));

/** Everything a page needs, as BrowserSays.cs reads it. */
export const describe = once(() => {
  const { decimal, group, sizes } = marks();
  return {
    decimal,
    group,
    groupSizes: group === '' ? [0] : sizes[0] === sizes[1] ? [sizes[0]] : sizes.slice(0, 2),
    months: Array.from({ length: 12 }, (_, month) => piece(new Date(2026, month, 5), 'month') ?? ''),
    noon: [3, 15].map(hour => piece(new Date(2026, 8, 5, hour), 'dayPeriod')).filter(word => word !== undefined),
    times: { day: pattern(day), minute: pattern(minute), second: pattern(second) },
    zone: clock(second).resolvedOptions().timeZone,
  };
});

// While the connection is made there is time for it; when the server asks there is none.
setTimeout(describe);

const piece = (at, type) => clock(second).formatToParts(at).find(part => part.type === type)?.value;

// A pattern of .NET from the pieces of a sample whose day and hour have one digit.
function pattern(pieces) {
  const twelve = ['h11', 'h12'].includes(clock(pieces).resolvedOptions().hourCycle);
  const signs = {
    year: () => 'yyyy',
    month: text => (/^\d+$/.test(text) ? 'M'.repeat(text.length) : 'MMM'),
    day: text => 'd'.repeat(text.length),
    hour: text => (twelve ? 'h' : 'H').repeat(text.length),
    minute: () => 'mm',
    second: () => 'ss',
    dayPeriod: () => 'tt',
  };
  return clock(pieces).formatToParts(new Date(2026, 8, 5, 3, 7, 9)).map(({ type, value }) => signs[type]?.(value) ?? quoted(value)).join('');
}

const quoted = text => `"${text.replace(/["\\]/g, '\\$&')}"`;
