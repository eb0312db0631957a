import { axis, canvas, legend, numberAxis, tooltip } from './canvas.js';
import { fixed, short } from '../reader.js';

export const create = (element, json) => canvas(element, json, describe, { moves: true });

function describe(data, palette) {
  const heaviest = Math.max(1, ...data.series.flatMap(series => series.points.map(point => point.weight)));
  const size = point => 9 + 24 * Math.sqrt(point.weight / heaviest);
  return {
    grid: { left: 56, right: 24, top: 44, bottom: 52 },
    legend: { ...legend(palette), data: data.series.map(series => series.name) },
    tooltip: { ...tooltip(palette), trigger: 'item', formatter: ({ data: item }) => item?.point ? explain(item.point) : '' },
    xAxis: { type: 'log', name: 'training coverage (log scale)', nameLocation: 'middle', nameGap: 30, ...bounds(data), ...coverageAxis(palette) },
    yAxis: { type: 'value', name: 'error', min: 0, max: top(data), ...numberAxis(palette) },
    series: data.series.flatMap((series, index) => layers(series, palette.series[index % palette.series.length], size, palette)),
  };
}

// The axis ends at half-decades around the points, so that a narrow range still fills the picture.
function bounds(data) {
  const logs = data.series.flatMap(series => series.points.map(point => Math.log10(point.x)));
  return { min: 10 ** (Math.floor(Math.min(...logs) * 2) / 2), max: Math.min(1, 10 ** (Math.ceil(Math.max(...logs) * 2) / 2)) };
}

// Half-decades have no round names: 0.0316 for 10^-1.5.
const coverageAxis = palette => {
  const common = axis(palette);
  return { ...common, axisLabel: { ...common.axisLabel, formatter: value => short(Number(value.toPrecision(3))) } };
};

// The error axis holds every whisker.
function top(data) {
  const ends = data.series.flatMap(series => series.points.map(point => point.hollow ? point.y : point.high ?? point.y));
  return Math.min(1, Math.ceil(Math.max(0.1, ...ends) * 10) / 10);
}

const layers = (series, colour, size, palette) => [
  {
    name: series.name,
    type: 'scatter',
    z: 3,
    itemStyle: { color: colour },
    data: series.points.map(point => ({
      value: [point.x, point.y],
      point,
      symbolSize: size(point),
      itemStyle: point.hollow
        ? { color: 'transparent', borderColor: colour, borderWidth: 1.5, borderType: 'dashed' }
        : { color: colour, opacity: 0.85, borderColor: palette.surface, borderWidth: 1 },
    })),
    label: { show: series.points.length <= 12, formatter: ({ data: item }) => item.point.name, position: 'right', color: palette.muted, fontSize: 11 },
    labelLayout: { hideOverlap: true },
  },
  {
    name: series.name,
    type: 'custom',
    silent: true,
    z: 2,
    data: series.points.filter(point => !point.hollow && point.low !== null).map(point => [point.x, point.low, point.high]),
    renderItem: (_, api) => whisker(api, colour),
  },
  { name: series.name, type: 'line', silent: true, symbol: 'none', z: 1, data: series.line, lineStyle: { color: colour, width: 2, opacity: 0.7 } },
];

function whisker(api, colour) {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  return { type: 'line', shape: { x1: x, y1: low, x2: x, y2: high }, style: { stroke: colour, lineWidth: 1, opacity: 0.45 } };
}

// Built from nodes, not from markup: names come from users' files.
function explain(point) {
  const box = document.createElement('div');
  const lines = [
    point.name,
    `coverage ${fixed(point.x, 3)}`,
    `error ${fixed(point.y, 3)}` + (point.low === null ? '' : ` [${fixed(point.low, 3)}; ${fixed(point.high, 3)}]`),
    `n_eff ${fixed(point.weight, 1)}` + (point.hollow ? ', insufficient evidence' : ''),
  ];
  for (const [index, text] of lines.entries()) {
    const line = box.appendChild(document.createElement(index === 0 ? 'strong' : 'div'));
    line.textContent = text;
  }
  return box;
}
