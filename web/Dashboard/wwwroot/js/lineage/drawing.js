import { part } from '../charts/svg.js';
import { wrapped } from './painter.js';
import { arrowhead, doubled, lettering, link, outlines, reach } from './shapes.js';

/** The whole graph as a file of SVG. */
export function drawing(graph, { palette, kinds }, background) {
  const { left, top, width, height } = graph.bounds;
  const root = part('svg', { viewBox: `${left} ${top} ${width} ${height}`, width, height, style: `background:${background}`, 'font-family': lettering.family, 'font-size': lettering.size });
  const lines = part('g', { stroke: palette.muted, fill: 'none', 'stroke-width': 1.5, opacity: 0.45 });
  lines.append(...graph.edges.flatMap(({ from, to }) => [part('path', { d: link(from, to) }), part('path', { d: arrowhead(to), fill: palette.muted, stroke: 'none' })]));
  root.append(lines, ...graph.nodes.map(node => mark(node, palette.text, kinds(node.kind))));
  return new XMLSerializer().serializeToString(root);
}

function mark(node, ink, fill) {
  const group = part('g', { transform: `translate(${node.x} ${node.y})` });
  group.append(part('path', { d: outlines[node.kind], fill }));
  if (node.count > 1) group.append(part('path', { d: outlines[node.kind], fill: 'none', stroke: ink, transform: `scale(${doubled})` }));
  wrapped(node.label, text => text.length * lettering.size / 2).forEach((line, at) => {
    const label = part('text', { y: reach(node) + lettering.line * (at + 1), fill: ink, 'text-anchor': 'middle' });
    label.textContent = line;
    group.append(label);
  });
  return group;
}
