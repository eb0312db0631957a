import * as echarts from '../../lib/echarts/echarts.js';

const background = () => getComputedStyle(document.documentElement).getPropertyValue('--bs-body-bg').trim();

/** The address of a picture of a drawn chart, in the colours of the page. */
export function picture(element, format) {
  const chart = echarts.getInstanceByDom(element);
  if (format === 'png') return chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: background() });
  const copy = echarts.init(null, null, { renderer: 'svg', ssr: true, width: chart.getWidth(), height: chart.getHeight() });
  copy.setOption({ ...chart.getOption(), animation: false, backgroundColor: background() });
  const svg = copy.renderToSVGString();
  copy.dispose();
  return URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
}
