import { colours, onThemeChange } from '../charts/theme.js';
import { drawnBy, svgAddress } from '../charts/pictures.js';
import { drawing } from './drawing.js';
import { LineageGraph } from './graph.js';
import { paint } from './painter.js';
import { Viewport } from './viewport.js';

// Pixels beside a node that still count as its own.
const slack = 5;
// An exported picture has two for each of the drawing's units, as far as a browser can hold it.
const [finest, largest] = [2, 8000];

const views = new WeakMap();

/** Shows what the element shows of the graph, for those who look from outside: places in the page, and the path that stands out. */
export const shownIn = element => views.get(element);

export function create(element, page, data) {
  const canvas = element.appendChild(document.createElement('canvas'));
  const context = canvas.getContext('2d');
  // The paths of the node under the pointer and of the chosen one.
  let [graph, hovered, chosen, waiting] = [null, null, null, 0];
  let look = lookOfPage();

  const frame = () => {
    waiting = 0;
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) [canvas.width, canvas.height] = [width, height];
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    paint(context, graph, view, { ...look, path: hovered ?? chosen, chosen: chosen?.of });
  };
  const changed = () => { waiting ||= requestAnimationFrame(frame); };
  const pathOf = node => node ? { of: node, ...graph.path(node) } : null;
  const nodeAt = (x, y) => x === null ? undefined : graph.at(x, y, slack / view.scale);
  const over = (x, y) => {
    const node = nodeAt(x, y);
    element.style.cursor = node ? 'pointer' : 'grab';
    if (node === hovered?.of) return;
    hovered = pathOf(node);
    changed();
  };
  const view = new Viewport(element, { changed, over, click: (x, y) => page.invokeMethodAsync('Select', nodeAt(x, y)?.id ?? null) });
  const fit = () => view.fit(graph.bounds);

  const draw = given => {
    graph = new LineageGraph(given);
    hovered = chosen = null;
    fit();
    // With the frame that shows it.
    requestAnimationFrame(() => { element.dataset.drawn = graph.nodes.length; });
  };
  draw(data);

  const forget = onThemeChange(() => {
    look = lookOfPage();
    // At once, not with the next frame: paper takes the colours as they are now.
    frame();
  });
  const resize = new ResizeObserver(fit);
  resize.observe(element);
  drawnBy(element, (format, background) => format === 'png' ? picture(graph, look, background) : svgAddress(drawing(graph, look, background)));
  views.set(element, {
    placesOf: kind => graph.nodes.filter(node => node.kind === kind).map(({ id, x, y }) => {
      const { left, top } = element.getBoundingClientRect();
      return { id, x: left + x * view.scale + view.x, y: top + y * view.scale + view.y };
    }),
    kindsOnPath: () => [...(hovered ?? chosen)?.nodes ?? []].map(node => node.kind),
  });

  return {
    draw,
    select(id) {
      const node = graph.find(id);
      if (node === chosen?.of) return;
      chosen = pathOf(node);
      changed();
    },
    dispose() {
      forget();
      resize.disconnect();
      cancelAnimationFrame(waiting);
    },
  };
}

function lookOfPage() {
  const style = getComputedStyle(document.documentElement);
  const known = new Map();
  return {
    palette: colours(),
    kinds: kind => {
      if (!known.has(kind)) known.set(kind, style.getPropertyValue(`--kind-${kind}`).trim());
      return known.get(kind);
    },
  };
}

function picture(graph, look, background) {
  const { left, top, width, height } = graph.bounds;
  const scale = Math.min(finest, largest / width, largest / height);
  const canvas = Object.assign(document.createElement('canvas'), { width: width * scale, height: height * scale });
  const context = canvas.getContext('2d');
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  paint(context, graph, { scale, x: -left * scale, y: -top * scale, width: canvas.width, height: canvas.height }, look);
  return canvas.toDataURL('image/png');
}
