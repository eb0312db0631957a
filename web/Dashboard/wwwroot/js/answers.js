// The connection to the page's components may be broken when an answer comes: it is kept, and they ask again.
const most = 8;
const answers = new Map();

/** Asks once under each id; the same id gives the same answer. */
export function once(id, ask) {
  if (!answers.has(id)) {
    answers.set(id, ask());
    if (answers.size > most) answers.delete(answers.keys().next().value);
  }
  return answers.get(id);
}
