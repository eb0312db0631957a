const offers = new WeakMap();

// Who exports a page that has just come may ask before the offer is made: the answer waits for it, rather than be the part that is drawn.
function offerOf(marker) {
  if (!offers.has(marker)) offers.set(marker, Promise.withResolvers());
  return offers.get(marker);
}

/** A table of which the page shows a part: all its rows can be asked for. */
export function create(marker, table) {
  offerOf(marker).resolve(table);
  return { dispose: () => offers.delete(marker) };
}

/** All rows of a table, the head first; null where the page shows them all. */
export async function wholeOf(table) {
  const named = table.closest('[data-table]');
  const marker = named?.querySelector('[data-whole]') ?? named?.parentElement.querySelector(':scope > [data-whole]');
  if (!marker) return null;
  const offered = await offerOf(marker).promise;
  const rows = await offered.invokeMethodAsync('RowsAsync');
  return JSON.parse(new TextDecoder().decode(await rows.arrayBuffer()));
}
