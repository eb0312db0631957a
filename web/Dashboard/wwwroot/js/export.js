// One menu for every page: its tables as CSV and JSON, its charts as PNG and SVG. It is filled when it is opened, from what the page shows then.
import { picture } from './charts/pictures.js';
import { save } from './download.js';

document.addEventListener('toggle', event => {
  if (event.target.matches?.('details.export-menu') && event.target.open) fill(event.target.querySelector('[data-export-list]'));
}, true);

function fill(list) {
  const tables = [...document.querySelectorAll('main table:not([data-export=off])')];
  const charts = [...document.querySelectorAll('main [data-chart]')].filter(chart => chart.querySelector('canvas'));
  list.replaceChildren(
    ...tables.map((table, index) => entry(titleOf(table, `table ${index + 1}`), name => ({ CSV: () => csv(name, table), JSON: () => json(name, table) }))),
    ...charts.map((chart, index) => entry(chart.closest('figure')?.querySelector('figcaption')?.textContent ?? titleOf(chart, `chart ${index + 1}`),
      name => ({ PNG: () => chartFile(name, chart, 'png'), SVG: () => chartFile(name, chart, 'svg') }))));
  if (!list.children.length) list.textContent = 'This page shows no table and no chart.';
}

const titleOf = (element, otherwise) =>
  element.dataset.table ?? element.closest('section')?.querySelector('h2')?.textContent ?? otherwise;

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

// A figure is written as it is stored, not as it is rounded for the eye; what stands there only for the eye, or only for the ear, is left out.
function text(cell) {
  const figure = cell.querySelector('[data-value]');
  if (figure) return figure.dataset.value;
  const time = cell.querySelector('time');
  if (time) return time.dateTime;
  const copy = cell.cloneNode(true);
  copy.querySelectorAll('[aria-hidden=true], .visually-hidden, input, button').forEach(hidden => hidden.remove());
  return copy.textContent.replace(/\s+/g, ' ').trim();
}

const rowsOf = table => [...table.rows].map(row => [...row.cells].map(text));

export const toCsv = table => rowsOf(table).map(row => row.map(quote).join(',')).join('\r\n') + '\r\n';

// A cell that begins like a formula would be run by a spreadsheet.
const quote = value => {
  const safe = /^[=+@\t]|^-(?!\d|\.)/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csv = (name, table) => save(`${name}.csv`, 'text/csv', toCsv(table));

function json(name, table) {
  const [head, ...rows] = rowsOf(table);
  const objects = rows.map(row => Object.fromEntries(row.map((value, index) => [head[index] || `column ${index + 1}`, number(value)])));
  save(`${name}.json`, 'application/json', JSON.stringify(objects, null, 2));
}

const number = value => value === '' || value === '—' ? null : /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(value) ? Number(value) : value;

async function chartFile(name, chart, format) {
  const link = Object.assign(document.createElement('a'), { href: picture(chart, format), download: `${name}.${format}` });
  link.click();
}
