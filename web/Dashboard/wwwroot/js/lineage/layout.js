import { Graph, layout } from '../../lib/dagre/dagre.js';
import { layered } from './layered.js';
import { radius } from './shapes.js';

// Dagre finds the fewer crossings, and takes seconds from here on.
const mostDagre = 300;

/** Where each node stands, from left to right: {id: {x, y}}. */
export const places = (nodes, edges) => nodes.length > mostDagre ? layered(nodes, edges) : crossingLittle(nodes, edges);

function crossingLittle(nodes, edges) {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 34, ranksep: 105 });
  for (const { id } of nodes) graph.setNode(id, { width: 2 * radius, height: 2 * radius });
  for (const { from, to } of edges) graph.setEdge(from, to, {});
  layout(graph);
  return Object.fromEntries(nodes.map(({ id }) => [id, graph.node(id)]));
}
