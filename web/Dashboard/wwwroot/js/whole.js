const offers = new WeakMap();

/** A table of which the page shows a part: all its rows can be asked for. */
export function create(marker, table) {
  offers.set(marker, table);
  return { dispose: () => offers.delete(marker) };
}

/** All rows of a table, the head first; null where the page shows them all. */
export async function wholeOf(table) {
  const named = table.closest('[data-table]');
  const offered = offers.get(named?.querySelector('[data-whole]') ?? named?.parentElement.querySelector(':scope > [data-whole]'));
  if (!offered) return null;
  const rows = await offered.invokeMethodAsync('RowsAsync');
  return JSON.parse(new TextDecoder().decode(await rows.arrayBuffer()));
}
