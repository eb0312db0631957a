const namespace = 'http://www.w3.org/2000/svg';

/** An element of SVG with its attributes. */
export function part(name, attributes = {}) {
  const element = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
