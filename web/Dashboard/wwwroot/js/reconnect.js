// When the connection breaks, the page says so and tries again. A server that was started anew knows the page no longer: it is loaded again, and what was typed is put back.
const key = 'semcov-typed';
const patience = 15_000;

const dialog = document.getElementById('components-reconnect-modal');
const fields = () => [...document.querySelectorAll('main textarea[id], main input[id]:not([type=file], [type=range], [type=checkbox])')];

const loadAgain = () => {
  const typed = Object.fromEntries(fields().filter(field => field.value !== '').map(field => [field.id, field.value]));
  sessionStorage.setItem(key, JSON.stringify({ address: location.href, typed }));
  location.reload();
};

const join = async () => {
  try {
    if (!await Blazor.reconnect() && !await Blazor.resumeCircuit()) loadAgain();
  } catch {
    // Nobody answers: the dialog stays, and so does what was typed.
  }
};

const again = () => { if (document.visibilityState === 'visible') join(); };

dialog.addEventListener('components-reconnect-state-changed', ({ detail }) => {
  document.removeEventListener('visibilitychange', again);
  if (detail.state === 'show' && !dialog.open) dialog.showModal();
  if (detail.state === 'hide') dialog.close();
  if (detail.state === 'failed') document.addEventListener('visibilitychange', again);
  if (detail.state === 'rejected') loadAgain();
});
dialog.querySelector('[data-reconnect]').addEventListener('click', join);
// It tells of a state of things, which no key takes away.
dialog.addEventListener('cancel', event => event.preventDefault());

function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  sessionStorage.removeItem(key);
  if (kept?.address !== location.href) return;
  const missing = new Map(Object.entries(kept.typed));
  const fill = () => {
    for (const field of fields().filter(field => missing.has(field.id) && !field.disabled)) {
      const typed = missing.get(field.id);
      missing.delete(field.id);
      if (field.value === typed) continue;
      field.value = typed;
      for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
    if (missing.size === 0) watch.disconnect();
  };
  // The fields come with the page's data.
  const watch = new MutationObserver(fill);
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), patience);
  fill();
}

putBack();
