// Pictures of charts, as files. A chart that is drawn by a library tells how; one that is SVG already is taken as it stands; a map goes with its image, and a table with its shades.
import { shades } from './heat-picture.js';
import { overImage } from './map-picture.js';

const drawers = new WeakMap();

/** `draw(format, background)` gives the address of a picture, or a promise of it. */
export const drawnBy = (element, draw) => drawers.set(element, draw);

const background = () => getComputedStyle(document.documentElement).getPropertyValue('--bs-body-bg').trim();

/** Whether a picture can be taken: it is drawn. */
export const isDrawn = element => drawers.has(element) || element instanceof SVGElement || isMap(element) || isHeat(element);

const isMap = element => element.dataset.chart === 'map';

const isHeat = element => element.dataset.chart === 'heat';

/** The address of a picture of a drawn chart, in the colours of the page. */
export const picture = async (element, format) =>
  drawers.has(element) ? drawers.get(element)(format, background())
    : isMap(element) ? file(await overImage(element), format)
    : isHeat(element) ? file(shades(element, background()), format, scaleOfTables)
    : standing(element, format);

export const svgAddress = text => URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));

const file = ({ text, width, height }, format, scale = 1) => format === 'svg' ? svgAddress(text) : raster(text, scale * width, scale * height);

// As sharp as the charts.
const scaleOfTables = 2;

const inherited = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'opacity', 'font-size', 'font-family'];
const scale = 4;

// The rules of the page do not go along with the file: what they say is written into it.
function standing(element, format) {
  const copy = element.cloneNode(true);
  const [width, height] = element.getAttribute('viewBox').split(' ').slice(2).map(side => scale * side);
  for (const [name, value] of Object.entries({ xmlns: 'http://www.w3.org/2000/svg', width, height, style: `background:${background()}` })) copy.setAttribute(name, value);
  const originals = element.querySelectorAll('*');
  copy.querySelectorAll('*').forEach((part, index) => {
    const style = getComputedStyle(originals[index]);
    for (const name of inherited) part.setAttribute(name, style.getPropertyValue(name));
    part.removeAttribute('class');
  });
  const text = new XMLSerializer().serializeToString(copy);
  return format === 'svg' ? svgAddress(text) : raster(text, width, height);
}

async function raster(text, width, height) {
  const image = new Image();
  // Not a blob's address: the page's own rules let it show none.
  image.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').drawImage(image, 0, 0, width, height);
  return canvas.toDataURL('image/png');
}
