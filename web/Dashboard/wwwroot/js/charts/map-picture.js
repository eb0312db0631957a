// A descriptor's map over its image as one SVG, which carries the image inside.
import { part } from './svg.js';

export async function overImage(element) {
  const image = element.querySelector('img');
  await image.decode();
  const [width, height] = [image.naturalWidth, image.naturalHeight];
  const shown = element.getBoundingClientRect();
  const [across, down] = [width / shown.width, height / shown.height];

  const root = part('svg', { viewBox: `0 0 ${width} ${height}`, width, height });
  root.append(part('image', { href: pixels(image, width, height), width, height }));
  const grid = element.querySelector('[data-map]');
  const places = part('g', { opacity: getComputedStyle(grid).opacity });
  for (const place of grid.children) {
    const at = place.getBoundingClientRect();
    const mark = part('rect', { x: (at.x - shown.x) * across, y: (at.y - shown.y) * down, width: at.width * across, height: at.height * down, fill: getComputedStyle(place).backgroundColor });
    mark.append(Object.assign(part('title'), { textContent: place.title }));
    places.append(mark);
  }
  root.append(places);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

function pixels(image, width, height) {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/png');
}
