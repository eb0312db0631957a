// One menu for every page: its tables as CSV and JSON, its charts as PNG and SVG. It is filled when it is opened, from what the page shows then.
import { isDrawn, picture } from './charts/pictures.js';
import { save } from './download.js';
import { forPrograms } from './reader.js';
import { wholeOf } from './whole.js';

document.addEventListener('toggle', event => {
  if (event.target.matches?.('details.export-menu') && event.target.open) fill(event.target.querySelector('[data-export-list]'));
}, true);

function fill(list) {
  const tables = [...document.querySelectorAll('main table:not([data-export=off])')];
  const charts = [...document.querySelectorAll('main [data-chart]')].filter(isDrawn);
  list.replaceChildren(
    ...tables.map((table, index) => entry(titleOf(table, `table ${index + 1}`), name => ({ CSV: () => csv(name, table), JSON: () => json(name, table) }))),
    ...charts.map((chart, index) => entry(chart.dataset.title ?? chart.closest('figure')?.querySelector('figcaption')?.textContent ?? titleOf(chart, `chart ${index + 1}`),
      name => ({ PNG: () => chartFile(name, chart, 'png'), SVG: () => chartFile(name, chart, 'svg') }))));
  if (!list.children.length) list.textContent = 'This page shows no table and no chart.';
}

const titleOf = (element, otherwise) =>
  element.closest('[data-table]')?.dataset.table ?? element.closest('section')?.querySelector('h2')?.textContent ?? otherwise;

function entry(title, actionsOf) {
  const line = document.createElement('li');
  line.append(Object.assign(document.createElement('span'), { textContent: title.trim() }));
  const name = title.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'export';
  for (const [format, action] of Object.entries(actionsOf(name))) {
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-outline-secondary btn-sm', textContent: format, ariaLabel: `${title.trim()} as ${format}` });
    button.addEventListener('click', action);
    line.append(button);
  }
  return line;
}

// A cell gives one column, or several: a figure with its interval, a figure and its difference. By what is added to the column's name.
function fields(cell) {
  const figures = cell.matches('[data-value]') ? [cell] : [...cell.querySelectorAll('[data-value]')];
  if (!figures.length) return new Map([['', text(cell)]]);
  const found = new Map();
  for (const { dataset } of figures) {
    const part = dataset.part ? ` ${dataset.part}` : '';
    found.set(part, dataset.value);
    if (!dataset.low && !dataset.high) continue;
    found.set(`${part} low`, dataset.low);
    found.set(`${part} high`, dataset.high);
  }
  return found;
}

// A figure is written as it is stored, not as it is rounded for the eye; what stands there only for the eye, or only for the ear, is left out.
function text(cell) {
  const time = cell.querySelector('time');
  if (time) return time.dateTime;
  const typed = cell.querySelector('input:not([type=checkbox], [type=range]), select');
  if (typed) return forPrograms(typed.value);
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('[aria-hidden=true], .visually-hidden, input, button:not(.col-title)').forEach(hidden => hidden.remove());
  const words = copy.textContent.replace(/[ \t\r\n]+/g, ' ').trim();
  return cell.matches('td.num, tbody .num') ? words.split(' ').map(forPrograms).join(' ') : words;
}

/** The head and the rows of a table, each cell a text. */
function rowsOf(table) {
  const [head = [], ...rows] = [...table.rows].map(row => [...row.cells]);
  const cells = rows.map(row => row.map(fields));
  const parts = head.map((_, column) => [...new Set(cells.flatMap(row => [...row[column]?.keys() ?? ['']]))]);
  return [
    head.flatMap((cell, column) => (parts[column].length ? parts[column] : ['']).map(part => text(cell) + part)),
    ...cells.map(row => row.flatMap((found, column) => (parts[column] ?? ['']).map(part => found.get(part) ?? ''))),
  ];
}

const allOf = async table => await wholeOf(table) ?? rowsOf(table);

export const toCsv = async table => (await allOf(table)).map(row => row.map(quote).join(',')).join('\r\n') + '\r\n';

// A cell that begins like a formula would be run by a spreadsheet; with a minus begin numbers too.
const isFormula = value => /^[=+@\t\r]/.test(value) || (value.startsWith('-') && !/^-(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value));

const quote = value => {
  const safe = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csv = async (name, table) => save(`${name}.csv`, 'text/csv', await toCsv(table));

async function json(name, table) {
  const [head, ...rows] = await allOf(table);
  const objects = rows.map(row => Object.fromEntries(row.map((value, index) => [head[index] || `column ${index + 1}`, number(value)])));
  save(`${name}.json`, 'application/json', JSON.stringify(objects, null, 2));
}

// The digits that count, wherever the point stands: 0.50 and 5E-01 have a 5.
const digits = text => text.replace(/e.*$/i, '').replace(/\D/g, '').replace(/^0+|0+$/g, '');

// Written as figures are, and with no digit that a number would lose: ids like 000123, 12e45 or one of twenty digits stay texts.
const isNumber = value => /^-?((0|[1-9]\d*)(\.\d+)?|[1-9](\.\d+)?e[+-]\d+)$/i.test(value) && digits(String(Number(value))) === digits(value);

const number = value => value === '' || value === '—' ? null : isNumber(value) ? Number(value) : value;

async function chartFile(name, chart, format) {
  const link = Object.assign(document.createElement('a'), { href: await picture(chart, format), download: `${name}.${format}` });
  link.click();
}
