import * as echarts from '../../lib/echarts/echarts.js';
import { short } from '../reader.js';
import { drawnBy, svgAddress } from './pictures.js';
import { colours, onThemeChange } from './theme.js';

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** A chart in the element; `describe(data, colours)` gives its ECharts option. */
export function canvas(element, describe) {
  const chart = echarts.init(element);
  let data = null;
  chart.on('finished', () => { element.dataset.drawn = ''; });

  const paint = (animated = false) => {
    if (data === null) return;
    const palette = colours();
    chart.setOption({ animation: animated && !still.matches, animationDuration: 250, color: palette.series, textStyle: { fontFamily: 'inherit' }, ...describe(data, palette) }, true);
  };
  const resize = new ResizeObserver(() => chart.resize());
  resize.observe(element);
  drawnBy(element, (format, background) => file(chart, format, background));
  // At once, not with the next frame: paper takes the colours as they are now.
  const forget = onThemeChange(() => { paint(); chart.getZr().flush(); });

  return {
    draw(json) {
      // What was shown before moves to what it is now; what is shown first is there at once.
      const before = data;
      data = JSON.parse(json);
      paint(before !== null);
    },
    dispose() {
      forget();
      resize.disconnect();
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
