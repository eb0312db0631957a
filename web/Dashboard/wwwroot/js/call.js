import { once } from './answers.js';

/** Asks a service; gives status and body of the answer as a stream, for it may be long. Without a text it only reads. */
export const call = (id, address, text) => once(id, async () => {
  const asked = text === null ? {} : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text };
  const answer = await fetch(address, asked);
  return new Blob([JSON.stringify({ status: answer.status, body: await answer.text() })]);
});
