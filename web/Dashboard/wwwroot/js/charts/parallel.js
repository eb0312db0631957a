import { axis, canvas, legend, tooltip } from './canvas.js';
import { short } from '../reader.js';

export const create = (element, json) => canvas(element, json, describe);

function describe(data, palette) {
  const { splitLine, ...line } = axis(palette);
  return {
    legend: { ...legend(palette), data: data.lines.map(run => run.name) },
    tooltip: { ...tooltip(palette), formatter: ({ seriesName, value }) => explain(seriesName, data.axes, value) },
    parallel: { left: 60, right: 60, top: 70, bottom: 30, parallelAxisDefault: { ...line, nameTextStyle: { color: palette.text }, nameTruncate: { maxWidth: 110 } } },
    parallelAxis: data.axes.map((one, dim) => one.categories === null
      ? { dim, name: one.name, scale: true, minInterval: wholeAxis(data.lines, dim) ? 1 : 0, axisLabel: { color: palette.muted, formatter: short } }
      : { dim, name: one.name, type: 'category', data: one.categories }),
    series: data.lines.map((run, index) => ({
      name: run.name,
      type: 'parallel',
      lineStyle: { width: 2.5, opacity: 0.85, color: palette.series[index % palette.series.length] },
      itemStyle: { color: palette.series[index % palette.series.length] },
      emphasis: { lineStyle: { width: 4 } },
      data: [run.values.map(value => value ?? '-')],
    })),
  };
}

const wholeAxis = (lines, dim) => lines.every(run => run.values[dim] === null || Number.isInteger(run.values[dim]));

// Built from nodes, not from markup: names come from users' files.
function explain(name, axes, values) {
  const box = document.createElement('div');
  box.appendChild(document.createElement('strong')).textContent = name;
  for (const [dim, one] of axes.entries())
    box.appendChild(document.createElement('div')).textContent = `${one.name} ${told(values[dim])}`;
  return box;
}

const told = value => value === '-' ? '—' : typeof value === 'number' ? short(value) : value;
