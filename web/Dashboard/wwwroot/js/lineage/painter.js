import { outline } from './graph.js';
import { lettering, radius, reach } from './shapes.js';

// Smaller letters cannot be read.
const leastLetter = 7;

// So many names can be written beside each other once the reader has come near enough.
const mostNames = 300;

/**
 * Paints the graph as far as a view shows it.
 * @param view what is seen: scale, and the place x, y of the origin in pixels; width and height
 * @param shown palette; kinds: a colour each; the path that stands out and the chosen node, where there are such
 */
export function paint(context, graph, view, { palette, kinds, path, chosen }) {
  context.translate(view.x, view.y);
  context.scale(view.scale, view.scale);
  context.globalAlpha = path ? 0.2 : 1;
  layer(context, graph.all, palette, kinds, graph.isCrowded ? { width: 1, opacity: 0.3 } : { width: 1.5, opacity: 0.45 });
  context.globalAlpha = 1;
  if (path) layer(context, path.picture, palette, kinds, { width: 2.5, opacity: 1 });
  if (chosen) ring(context, chosen, palette);
  names(context, graph, view, palette, path, chosen);
}

function layer(context, { lines, arrows, doubles, fills }, palette, kinds, line) {
  const alpha = context.globalAlpha;
  context.globalAlpha = alpha * line.opacity;
  context.lineWidth = line.width;
  context.strokeStyle = context.fillStyle = palette.muted;
  context.stroke(lines);
  context.fill(arrows);
  context.globalAlpha = alpha;
  context.lineWidth = 1.5;
  for (const [kind, path] of fills) {
    context.fillStyle = kinds(kind);
    context.fill(path);
  }
  context.strokeStyle = palette.text;
  context.stroke(doubles);
}

function ring(context, node, palette) {
  context.save();
  context.translate(node.x, node.y);
  const scale = (reach(node) + 3) / radius;
  context.scale(scale, scale);
  context.lineWidth = 3 / scale;
  context.strokeStyle = palette.text;
  context.stroke(outline(node.kind));
  context.restore();
}

function names(context, graph, view, palette, path, chosen) {
  if (lettering.size * view.scale < leastLetter) return;
  const seen = graph.nodes.filter(node => isSeen(node, view));
  const few = seen.length <= mostNames;
  context.fillStyle = palette.text;
  context.textAlign = 'center';
  for (const node of seen) {
    const onPath = path?.nodes.has(node);
    if (!few && !onPath && node !== chosen) continue;
    context.globalAlpha = path && !onPath ? 0.2 : 1;
    context.font = `${node.count > 1 ? 600 : 400} ${lettering.size}px ${lettering.family}`;
    node.lines ??= wrapped(node.label, text => context.measureText(text).width);
    node.lines.forEach((line, at) => context.fillText(line, node.x, node.y + reach(node) + lettering.line * (at + 1)));
  }
  context.globalAlpha = 1;
}

function isSeen({ x, y }, view) {
  const [left, top] = [x * view.scale + view.x, y * view.scale + view.y];
  const beyond = lettering.width * view.scale;
  return left > -beyond && left < view.width + beyond && top > -beyond && top < view.height + beyond;
}

/** A name in lines of no more than the width, as far as its words allow. */
export function wrapped(label, widthOf) {
  const lines = [];
  for (const word of label.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) <= lettering.width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
