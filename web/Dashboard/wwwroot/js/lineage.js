import { colours, onThemeChange } from './charts/theme.js';

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
const load = () => (libraries ??= ['cytoscape', 'dagre', 'cytoscape-dagre'].reduce(
  (before, name) => before.then(() => script(new URL(`../lib/cytoscape/${name}.js`, import.meta.url))), Promise.resolve()));

const script = address => new Promise((resolve, reject) => {
  const element = document.createElement('script');
  element.src = address;
  element.onload = resolve;
  element.onerror = () => reject(new Error(`${address} could not be loaded`));
  document.head.append(element);
});

export async function create(element, page) {
  await load();
  const graph = cytoscape({ container: element, minZoom: 0.1, maxZoom: 2.5, boxSelectionEnabled: false });
  const paint = () => graph.style(style(colours()));
  const forget = onThemeChange(paint);
  const fit = () => graph.fit(undefined, 24);
  const resize = new ResizeObserver(() => { graph.resize(); fit(); });
  resize.observe(element);

  graph.on('tap', event => page.invokeMethodAsync('Select', event.target === graph ? null : event.target.id()));
  graph.on('mouseover', 'node', event => highlight(graph, event.target));
  graph.on('mouseout', 'node', () => graph.elements().removeClass('path faint'));

  return {
    draw(json) {
      const { nodes, edges } = JSON.parse(json);
      graph.elements().remove();
      graph.add([
        ...nodes.map(node => ({ group: 'nodes', data: { id: node.id, label: node.label, kind: node.kind } })),
        ...edges.map(edge => ({ group: 'edges', data: { source: edge.from, target: edge.to } })),
      ]);
      paint();
      graph.layout({ name: 'dagre', rankDir: 'LR', nodeSep: 34, rankSep: 105, animate: false }).run();
      fit();
    },
    select(id) {
      graph.nodes().removeClass('chosen');
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
  graph.elements().addClass('faint');
  path.removeClass('faint').addClass('path');
}

const kindColour = kind => getComputedStyle(document.documentElement).getPropertyValue(`--kind-${kind}`).trim();

const style = palette => [
  {
    selector: 'node',
    style: {
      label: 'data(label)', color: palette.text, 'font-size': 11, 'font-family': 'system-ui, sans-serif', 'text-valign': 'bottom', 'text-margin-y': 5,
      'text-max-width': 120, 'text-wrap': 'wrap', width: 30, height: 30, 'border-width': 0,
    },
  },
  ...Object.entries(shapes).map(([kind, shape]) => ({
    selector: `node[kind = "${kind}"]`,
    style: { shape, 'background-color': kindColour(kind) },
  })),
  { selector: 'edge', style: { width: 1.5, 'line-color': palette.muted, 'target-arrow-color': palette.muted, opacity: 0.45, 'target-arrow-shape': 'triangle', 'curve-style': 'bezier', 'arrow-scale': 0.8 } },
  { selector: '.faint', style: { opacity: 0.2 } },
  { selector: 'edge.path', style: { width: 2.5, opacity: 1 } },
  { selector: 'node.chosen', style: { 'border-width': 3, 'border-color': palette.text } },
];
