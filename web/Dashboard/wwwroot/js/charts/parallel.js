import { axis, canvas, legend, tooltip } from './canvas.js';

export const create = element => canvas(element, describe);

function describe(data, palette) {
  const { splitLine, ...line } = axis(palette);
  return {
    legend: { ...legend(palette), data: data.lines.map(run => run.name) },
    tooltip: tooltip(palette),
    parallel: { left: 60, right: 60, top: 70, bottom: 30, parallelAxisDefault: { ...line, nameTextStyle: { color: palette.text }, nameTruncate: { maxWidth: 110 } } },
    parallelAxis: data.axes.map((one, dim) => one.categories === null
      ? { dim, name: one.name, scale: true }
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
