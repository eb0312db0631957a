import * as echarts from '../../lib/echarts/echarts.js';
import { short } from '../reader.js';
import { drawnBy, svgAddress } from './pictures.js';
import { colours, onThemeChange } from './theme.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');

/**
 * A chart of the data in the element; `describe(data, colours)` gives its ECharts option. With `moves`, what was shown before moves to what it is now: worth
 * its frames where a reader follows points, not where a curve grows by one while many watch it.
 */
export function canvas(element, json, describe, { moves = false } = {}) {
  const chart = echarts.init(element);
  // Frames that change nothing until it stops to ask for them: not ten, since every viewer's page has two charts that a running experiment changes.
  chart.getZr().setSleepAfterStill(1);
  let data = JSON.parse(json);
  let inView = true;
  let stale = false;
  chart.on('finished', () => { element.dataset.drawn = ''; });

  const paint = (animated = false) => {
    stale = false;
    const palette = colours();
    const { series, ...option } = describe(data, palette);
    chart.setOption({
      animation: animated && !still.matches, animationDurationUpdate: 250, color: palette.series, textStyle: { fontFamily: 'inherit' }, ...option,
      // Known again by its id, a series changes instead of being made anew; what the reader has chosen in the legend stays.
      series: series.map((one, index) => ({ id: String(index), ...one })),
    }, { replaceMerge: ['series', 'parallelAxis'] });
  };
  const catchUp = () => { if (stale) paint(); };
  // What a running experiment changes is painted where it can be seen.
  const view = new IntersectionObserver(entries => {
    inView = entries.at(-1).isIntersecting;
    if (inView) catchUp();
  }, { rootMargin: '200px' });
  view.observe(element);
  // An observer's first word is of the size that the chart was made for.
  const resize = new ResizeObserver(() => {
    if (element.clientWidth !== chart.getWidth() || element.clientHeight !== chart.getHeight()) chart.resize();
  });
  resize.observe(element);
  drawnBy(element, (format, background) => {
    catchUp();
    return file(chart, format, background);
  });
  // At once, not with the next frame: paper takes the colours as they are now.
  const forget = onThemeChange(() => { paint(); chart.getZr().flush(); });
  paint();

  return {
    draw(json) {
      data = JSON.parse(json);
      if (inView) paint(moves);
      else stale = true;
    },
    dispose() {
      forget();
      resize.disconnect();
      view.disconnect();
      chart.dispose();
    },
  };
}

function file(chart, format, background) {
  if (format === 'png') return chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background });
  const copy = echarts.init(null, null, { renderer: 'svg', ssr: true, width: chart.getWidth(), height: chart.getHeight() });
  copy.setOption({ ...chart.getOption(), animation: false, backgroundColor: background });
  const svg = copy.renderToSVGString();
  copy.dispose();
  return svgAddress(svg);
}

export const axis = palette => ({
  nameTextStyle: { color: palette.muted },
  axisLabel: { color: palette.muted },
  axisLine: { lineStyle: { color: palette.grid } },
  splitLine: { lineStyle: { color: palette.grid, opacity: 0.5 } },
});

/** Of numbers, in the reader's marks. */
export const numberAxis = palette => {
  const common = axis(palette);
  return { ...common, axisLabel: { ...common.axisLabel, formatter: short } };
};

export const tooltip = palette => ({
  backgroundColor: palette.surface,
  borderColor: palette.grid,
  textStyle: { color: palette.text },
  confine: true,
});

export const legend = palette => ({ type: 'scroll', top: 0, textStyle: { color: palette.text }, inactiveColor: palette.grid });
