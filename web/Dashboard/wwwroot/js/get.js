/** Asks for a JSON document; gives status and body of the answer as a stream, for it may be long. */
export async function get(address) {
  const answer = await fetch(address);
  return new Blob([JSON.stringify({ status: answer.status, body: await answer.text() })]);
}
