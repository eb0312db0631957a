/** Posts a JSON document; gives status and body of the answer. */
export async function post(address, text) {
  const answer = await fetch(address, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text });
  return { status: answer.status, body: await answer.text() };
}

/** Gets a JSON document; gives status and body of the answer. */
export async function get(address) {
  const answer = await fetch(address);
  return { status: answer.status, body: await answer.text() };
}
