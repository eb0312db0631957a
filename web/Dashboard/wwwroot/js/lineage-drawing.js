// The graph as SVG, as it lies on the page: the library gives bitmaps alone.
import { part } from './charts/svg.js';

const margin = 40;

const corners = {
  hexagon: [[-15, 0], [-7.5, -15], [7.5, -15], [15, 0], [7.5, 15], [-7.5, 15]],
  diamond: [[0, -15], [15, 0], [0, 15], [-15, 0]],
  tag: [[-15, -15], [6, -15], [15, 0], [6, 15], [-15, 15]],
  vee: [[-15, -15], [0, -5], [15, -15], [0, 15]],
};

export function drawing(graph, background, ink) {
  const { x1, y1, w, h } = graph.elements().boundingBox();
  const root = part('svg', { viewBox: `${x1 - margin} ${y1 - margin} ${w + 2 * margin} ${h + 2 * margin}`, width: w + 2 * margin, height: h + 2 * margin, style: `background:${background}`, 'font-family': 'system-ui, sans-serif', 'font-size': 11 });
  graph.edges().forEach(edge => root.append(link(edge)));
  graph.nodes().forEach(node => root.append(...mark(node, ink)));
  return new XMLSerializer().serializeToString(root);
}

function link(edge) {
  const [from, to] = [edge.source().position(), edge.target().position()];
  return part('line', { x1: from.x, y1: from.y, x2: to.x, y2: to.y, stroke: edge.style('line-color'), 'stroke-width': 1.5, opacity: 0.45 });
}

function mark(node, ink) {
  const { x, y } = node.position();
  const fill = node.style('background-color');
  const points = corners[node.style('shape')];
  const shape = points
    ? part('polygon', { points: points.map(([right, down]) => `${x + right},${y + down}`).join(' '), fill })
    : part('rect', { x: x - 15, y: y - 15, width: 30, height: 30, rx: node.style('shape') === 'ellipse' ? 15 : 5, fill });
  const label = part('text', { x, y: y + 30, fill: ink, 'text-anchor': 'middle' });
  label.textContent = node.data('label');
  return [shape, label];
}
