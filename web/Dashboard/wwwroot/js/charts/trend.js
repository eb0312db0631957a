import { axis, canvas, legend, numberAxis, tooltip } from './canvas.js';
import { fixed, tick, time } from '../reader.js';

export const create = (element, json) => canvas(element, json, describe);

const symbols = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'];

function describe(data, palette) {
  return {
    grid: { left: 56, right: 24, top: 40, bottom: 34 },
    legend: legend(palette),
    tooltip: { ...tooltip(palette), trigger: 'item', formatter: ({ data: point }) => explain(point) },
    xAxis: { type: 'time', ...timeAxis(palette), splitLine: { show: false } },
    yAxis: { type: 'value', name: data.yName, scale: true, ...numberAxis(palette) },
    series: data.series.map((series, index) => ({
      name: series.name,
      type: 'line',
      symbol: symbols[index % symbols.length],
      symbolSize: 8,
      lineStyle: { width: 1.25, opacity: 0.6 },
      data: series.points.map(point => ({ value: [point.at, point.value], name: point.name })),
    })),
  };
}

const timeAxis = palette => {
  const common = axis(palette);
  return { ...common, axisLabel: { ...common.axisLabel, formatter: at => tick(new Date(at)), hideOverlap: true } };
};

// Built from nodes, not from markup: names come from users' files.
function explain(point) {
  const box = document.createElement('div');
  for (const text of [point.name, `${fixed(point.value[1], 3)} on ${time(new Date(point.value[0]))}`])
    box.appendChild(document.createElement('div')).textContent = text;
  return box;
}
