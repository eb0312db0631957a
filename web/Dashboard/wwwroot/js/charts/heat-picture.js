// A table whose cells are shaded as one SVG: every cell with its shade, every line of text where it stands on the page.
import { part } from './svg.js';

export function shades(element, background) {
  const table = element.querySelector('table');
  const { x, y, width, height } = table.getBoundingClientRect();
  const root = part('svg', { viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': getComputedStyle(table).fontFamily });
  root.append(part('rect', { width, height, fill: background }));
  const opaque = onGround(background);
  for (const cell of table.querySelectorAll('td.heat')) {
    const at = cell.getBoundingClientRect();
    root.append(part('rect', { x: at.x - x, y: at.y - y, width: at.width, height: at.height, fill: opaque(getComputedStyle(cell).backgroundColor), stroke: background }));
  }
  const texts = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const holder = texts.currentNode.parentElement;
    if (holder.closest('.visually-hidden')) continue;
    const style = getComputedStyle(holder);
    for (const { words, at } of lines(texts.currentNode)) {
      // A line's letters stand on about four fifths of its height.
      const text = part('text', { x: at.x - x, y: at.y - y + 0.8 * at.height, 'font-size': style.fontSize, 'font-weight': style.fontWeight, fill: opaque(style.color) });
      text.textContent = words;
      root.append(text);
    }
  }
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

// A text that is broken stands in several lines.
function lines(node) {
  const found = [];
  for (const { index, 0: word } of node.textContent.matchAll(/\S+/g)) {
    const range = new Range();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const at = range.getBoundingClientRect();
    const last = found.at(-1);
    if (last && Math.abs(last.at.y - at.y) < 1) last.words += ` ${word}`;
    else found.push({ words: word, at });
  }
  return found;
}

// Programs that show SVG know few of the ways in which a style names a colour, and transparency least: what is seen over the ground is painted, and read.
function onGround(background) {
  const pixel = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  return colour => {
    for (const layer of [background, colour]) {
      pixel.fillStyle = layer;
      pixel.fillRect(0, 0, 1, 1);
    }
    const [red, green, blue] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
}
