import { colours, onThemeChange } from './charts/theme.js';
import { drawnBy, svgAddress } from './charts/pictures.js';
import { layered } from './layered.js';
import { drawing } from './lineage-drawing.js';

// Dagre finds the fewer crossings, and takes seconds from here on. Names are then shown on the path under the pointer alone.
const mostDagre = 300;

const shapes = {
  datasetversion: 'barrel',
  annotationset: 'tag',
  experiment: 'round-rectangle',
  model: 'hexagon',
  evaluation: 'ellipse',
  gate: 'diamond',
  promotion: 'star',
  retraining: 'vee',
};

// These libraries are not modules: each is a script that leaves a global behind, and the last registers itself with the first.
let libraries;
const load = () => (libraries ??= Promise.all(['cytoscape', 'dagre', 'cytoscape-dagre'].map(name => script(new URL(`../lib/cytoscape/${name}.js`, import.meta.url)))));

const script = address => new Promise((resolve, reject) => {
  const element = document.createElement('script');
  element.src = address;
  // Fetched beside each other, run in the order they stand in.
  element.async = false;
  element.onload = resolve;
  element.onerror = () => reject(new Error(`${address} could not be loaded`));
  document.head.append(element);
});

export async function create(element, page) {
  await load();
  const graph = cytoscape({ container: element, minZoom: 0.02, maxZoom: 2.5, boxSelectionEnabled: false, hideEdgesOnViewport: true, textureOnViewport: true });
  let many = false;
  const paint = () => graph.style(many ? [...style(colours()), ...plain] : style(colours()));
  const forget = onThemeChange(paint);
  const fit = () => graph.fit(undefined, 24);
  const resize = new ResizeObserver(() => { graph.resize(); fit(); });
  resize.observe(element);

  graph.on('tap', event => page.invokeMethodAsync('Select', event.target === graph ? null : event.target.id()));
  graph.on('mouseover', 'node', event => highlight(graph, event.target));
  graph.on('mouseout', 'node', () => graph.elements().removeClass('path faint'));

  drawnBy(element, (format, background) => format === 'png'
    ? graph.png({ full: true, scale: 2, maxWidth: 8000, maxHeight: 8000, bg: background })
    : svgAddress(drawing(graph, background, colours().text)));

  return {
    draw(json) {
      const { nodes, links } = JSON.parse(json);
      const edges = Array.from({ length: links.length / 2 }, (_, at) => ({ from: nodes[links[2 * at]].id, to: nodes[links[2 * at + 1]].id }));
      many = nodes.length > mostDagre;
      // Places and style come before the nodes: what has them already is not drawn twice.
      const places = many ? layered(nodes, edges) : {};
      graph.elements().remove();
      paint();
      graph.add([
        ...nodes.map(node => ({ group: 'nodes', data: { id: node.id, label: node.label, kind: node.kind, count: node.count }, position: places[node.id] })),
        ...edges.map(edge => ({ group: 'edges', data: { source: edge.from, target: edge.to } })),
      ]);
      if (!many) graph.layout({ name: 'dagre', rankDir: 'LR', nodeSep: 34, rankSep: 105, animate: false }).run();
      fit();
      element.dataset.drawn = nodes.length;
    },
    select(id) {
      graph.nodes('.chosen').removeClass('chosen');
      if (id) graph.getElementById(id).addClass('chosen');
    },
    dispose() {
      forget();
      resize.disconnect();
      graph.destroy();
    },
  };
}

function highlight(graph, node) {
  const path = node.union(node.predecessors()).union(node.successors());
  graph.batch(() => {
    graph.elements().addClass('faint');
    path.removeClass('faint').addClass('path');
  });
}

const kindColour = kind => getComputedStyle(document.documentElement).getPropertyValue(`--kind-${kind}`).trim();

const plain = [
  { selector: 'node', style: { label: '', 'text-wrap': 'none' } },
  { selector: 'node.path, node.chosen', style: { label: 'data(label)' } },
  { selector: 'edge', style: { 'curve-style': 'haystack', 'target-arrow-shape': 'none', width: 1, opacity: 0.3 } },
];

const style = palette => [
  {
    selector: 'node',
    style: {
      label: 'data(label)', color: palette.text, 'font-size': 11, 'font-family': 'system-ui, sans-serif', 'text-valign': 'bottom', 'text-margin-y': 5,
      'text-max-width': 120, 'text-wrap': 'wrap', 'min-zoomed-font-size': 7, width: 30, height: 30, 'border-width': 0,
    },
  },
  ...Object.entries(shapes).map(([kind, shape]) => ({
    selector: `node[kind = "${kind}"]`,
    style: { shape, 'background-color': kindColour(kind) },
  })),
  { selector: 'node[count > 1]', style: { width: 42, height: 42, 'border-width': 5, 'border-style': 'double', 'border-color': palette.text, 'font-weight': 600 } },
  { selector: 'edge', style: { width: 1.5, 'line-color': palette.muted, 'target-arrow-color': palette.muted, opacity: 0.45, 'target-arrow-shape': 'triangle', 'curve-style': 'bezier', 'arrow-scale': 0.8 } },
  { selector: '.faint', style: { opacity: 0.2 } },
  { selector: 'edge.path', style: { width: 2.5, opacity: 1 } },
  { selector: 'node.chosen', style: { 'border-width': 3, 'border-color': palette.text } },
];
