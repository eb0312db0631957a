/** Outlines of the kinds of nodes about their middle, as SVG writes them: 30 wide and high. */
export const outlines = {
  // A frame, its inside turned the other way round, about a spot.
  images: 'M-15,-15 H15 V15 H-15 Z M-9,-9 V9 H9 V-9 Z M-4,-4 H4 V4 H-4 Z',
  datasetversion: 'M-15,-10 C-15,-17 15,-17 15,-10 V10 C15,17 -15,17 -15,10 Z',
  annotationbatch: 'M-12,-15 H5 L12,-8 V15 H-12 Z',
  annotationset: 'M-15,-15 H6 L15,0 L6,15 H-15 Z',
  experiment: 'M-10,-15 H10 A5,5 0 0 1 15,-10 V10 A5,5 0 0 1 10,15 H-10 A5,5 0 0 1 -15,10 V-10 A5,5 0 0 1 -10,-15 Z',
  model: 'M-15,0 L-7.5,-15 H7.5 L15,0 L7.5,15 H-7.5 Z',
  evaluation: 'M-15,0 A15,15 0 0 1 15,0 A15,15 0 0 1 -15,0 Z',
  gate: 'M0,-15 L15,0 L0,15 L-15,0 Z',
  promotion: 'M0,-16 L4.7,-5 L16,-4 L7.5,3.8 L10,15 L0,9 L-10,15 L-7.5,3.8 L-16,-4 L-4.7,-5 Z',
  retraining: 'M-15,-15 L0,-5 L15,-15 L0,15 Z',
};

/** Half the width of a node. */
export const radius = 15;

/** Several alike that stand as one are drawn twice over each other. */
export const doubled = 1.4;

/** Sizes of what is written under a node, in the units of the outlines. */
export const lettering = { size: 11, line: 13, width: 120, family: 'system-ui, sans-serif' };

/** A line from the right side of a node to the left side of another: SVG's commands, and where its arrow lies. */
export function link(from, to) {
  const [x1, x2] = [from.x + reach(from), to.x - reach(to)];
  const middle = (x1 + x2) / 2;
  return `M${x1},${from.y} C${middle},${from.y} ${middle},${to.y} ${x2 - arrow},${to.y}`;
}

const arrow = 6;

export const arrowhead = to => `M${to.x - reach(to)},${to.y} l${-arrow - 1},-4 v8 Z`;

export const reach = node => node.count > 1 ? radius * doubled + 2 : radius + 1;
