import { places } from './layout.js';
import { arrowhead, doubled, lettering, link, outlines, radius } from './shapes.js';

// From here on names would lie over each other, and lines are too many to be curved.
const mostNamed = 300;

/** Nodes with their places and neighbours, and what is painted of them. Built once, for every frame after. */
export class LineageGraph {
  /** @param ids,labels,kinds,counts a value each node; @param links pairs of nodes, by their numbers */
  constructor({ ids, labels, kinds, counts, links }) {
    this.nodes = ids.map((id, at) => ({ id, label: labels[at], kind: kinds[at], count: counts[at], parents: [], children: [] }));
    this.edges = Array.from({ length: links.length / 2 }, (_, at) => ({ from: this.nodes[links[2 * at]], to: this.nodes[links[2 * at + 1]] }));
    for (const edge of this.edges) {
      edge.from.children.push(edge);
      edge.to.parents.push(edge);
    }
    const at = places(this.nodes, this.edges.map(({ from, to }) => ({ from: from.id, to: to.id })));
    for (const node of this.nodes) ({ x: node.x, y: node.y } = at[node.id]);
    this.isCrowded = this.nodes.length > mostNamed;
    this.all = this.picture(this.nodes, this.edges);
  }

  find(id) { return this.nodes.find(node => node.id === id); }

  /** The node at a place; `slack` is how far beside it still counts. */
  at(x, y, slack) {
    const near = node => Math.max(Math.abs(node.x - x), Math.abs(node.y - y)) <= Math.max(slack, radius * (node.count > 1 ? doubled : 1));
    return this.nodes.find(near);
  }

  /** All that led to a node and all that came of it. */
  path(node) {
    const [nodes, edges] = [new Set([node]), new Set()];
    for (const [side, end] of [['parents', 'from'], ['children', 'to']]) {
      const waiting = [node];
      for (const from of waiting) {
        for (const edge of from[side]) {
          edges.add(edge);
          if (nodes.has(edge[end])) continue;
          nodes.add(edge[end]);
          waiting.push(edge[end]);
        }
      }
    }
    return { nodes, edges, picture: this.picture(nodes, edges) };
  }

  /** What some nodes and lines look like: a path of each colour. */
  picture(nodes, edges) {
    const [lines, arrows, doubles, fills] = [new Path2D(), new Path2D(), new Path2D(), new Map()];
    for (const { from, to } of edges) {
      if (this.isCrowded) {
        lines.moveTo(from.x, from.y);
        lines.lineTo(to.x, to.y);
      } else {
        lines.addPath(new Path2D(link(from, to)));
        arrows.addPath(new Path2D(arrowhead(to)));
      }
    }
    for (const node of nodes) {
      if (!fills.has(node.kind)) fills.set(node.kind, new Path2D());
      fills.get(node.kind).addPath(outline(node.kind), new DOMMatrix([1, 0, 0, 1, node.x, node.y]));
      if (node.count > 1) doubles.addPath(outline(node.kind), new DOMMatrix([doubled, 0, 0, doubled, node.x, node.y]));
    }
    return { lines, arrows, doubles, fills };
  }

  get bounds() {
    const [xs, ys] = [this.nodes.map(node => node.x), this.nodes.map(node => node.y)];
    // Under each node stands its name.
    const beside = this.isCrowded ? 2 * radius : lettering.width / 2;
    const [left, top] = [Math.min(...xs) - beside, Math.min(...ys) - 2 * radius];
    return { left, top, width: Math.max(...xs) + beside - left, height: Math.max(...ys) + 4 * radius - top };
  }
}

const made = new Map();

/** A kind's outline about the origin. */
export function outline(kind) {
  if (!made.has(kind)) made.set(kind, new Path2D(outlines[kind]));
  return made.get(kind);
}
