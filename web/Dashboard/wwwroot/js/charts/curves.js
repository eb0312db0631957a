import { canvas, legend, numberAxis, tooltip } from './canvas.js';
import { fixed } from '../reader.js';

export const create = (element, json) => canvas(element, json, describe);

function describe(data, palette) {
  return {
    grid: { left: 52, right: 20, top: 40, bottom: 44 },
    legend: legend(palette),
    tooltip: { ...tooltip(palette), trigger: 'axis', valueFormatter: value => value == null ? '—' : fixed(value, 3) },
    xAxis: { type: 'value', name: data.xName, nameLocation: 'middle', nameGap: 28, minInterval: 1, min: 'dataMin', max: 'dataMax', ...numberAxis(palette) },
    yAxis: { type: 'value', name: data.yName, max: data.maximumY ?? undefined, scale: true, ...numberAxis(palette) },
    series: data.curves.map((curve, index) => ({
      name: curve.name,
      type: 'line',
      data: curve.points,
      showSymbol: curve.points.length < 40,
      symbolSize: 5,
      lineStyle: { width: curve.dashed ? 1.25 : 2, type: curve.dashed ? 'dashed' : 'solid' },
      markLine: index === 0 && data.markedX !== null ? kept(data.markedX, palette) : undefined,
    })),
  };
}

const kept = (x, palette) => ({
  symbol: 'none',
  silent: true,
  lineStyle: { color: palette.muted, type: 'dotted' },
  label: { formatter: 'kept', color: palette.muted },
  data: [{ xAxis: x }],
});
