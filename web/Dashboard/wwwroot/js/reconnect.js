// When the connection breaks, the page says so and tries again. Where the server knows the page no longer, its components begin anew, in this page or in one that is loaded
// again; what was typed is put back into them.
const key = 'semcov-typed';
const patience = 15_000;

const dialog = document.getElementById('components-reconnect-modal');
const fields = () => [...document.querySelectorAll('main :is(input, textarea, select)[id]:not([type=file], [type=range])')];
const stateOf = field => field.type === 'checkbox' ? field.checked : field.value;
// Only what somebody has touched: what others changed meanwhile must not be taken back. A hidden field tells itself what it has to keep.
const touched = new WeakSet();
const isTyped = field => field.type === 'hidden' ? field.value !== '' : touched.has(field);
// What waits for its field.
let missing = new Map();

for (const kind of ['input', 'change']) document.addEventListener(kind, event => touched.add(event.target), true);

const keep = () => {
  const typed = fields().filter(isTyped).map(field => [field.id, stateOf(field)]);
  sessionStorage.setItem(key, JSON.stringify({ address: location.href, typed: [...missing, ...typed] }));
};

const loadAgain = () => location.reload();

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
  if (detail.state === 'show' && !dialog.open) {
    keep();
    dialog.showModal();
  }
  if (detail.state === 'hide') dialog.close();
  if (detail.state === 'failed') document.addEventListener('visibilitychange', again);
  if (detail.state === 'rejected') loadAgain();
});
dialog.querySelector('[data-reconnect]').addEventListener('click', join);
// It tells of a state of things, which no key takes away.
dialog.addEventListener('cancel', event => event.preventDefault());

// An error ended the page's components; whoever loads it again gets back what was typed.
document.addEventListener('click', event => { if (event.target.closest?.('#blazor-error-ui .reload')) keep(); }, true);

const tell = field => { for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true })); };

const putInto = (field, state) => {
  const fold = field.closest('details');
  if (fold) fold.open = true;
  if (stateOf(field) === state) return;
  if (field.type === 'checkbox') field.checked = state;
  else field.value = state;
  tell(field);
};

function putBack() {
  const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
  sessionStorage.removeItem(key);
  if (kept?.address !== location.href) return;
  const waiting = missing = new Map(kept.typed);
  const opened = new Set();
  const open = opener => {
    opened.add(opener.dataset.opens);
    if (opener.tagName === 'DETAILS') opener.open = true;
    else opener.click();
  };
  const fill = () => {
    for (const field of fields().filter(field => waiting.has(field.id) && !field.disabled)) {
      const state = waiting.get(field.id);
      waiting.delete(field.id);
      putInto(field, state);
    }
    for (const opener of document.querySelectorAll('main [data-opens]'))
      if (waiting.has(opener.dataset.opens) && !opened.has(opener.dataset.opens) && !opener.disabled) open(opener);
    if (waiting.size === 0) watch.disconnect();
  };
  const giveUp = () => {
    watch.disconnect();
    waiting.clear();
  };
  // The fields come with the page's data.
  const watch = new MutationObserver(() => location.href === kept.address ? fill() : giveUp());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(giveUp, patience);
  fill();
}

// Of components that begin.
document.addEventListener('semcov-connected', putBack);
putBack();

// The same components are connected again: what was typed before the break was noticed stands in the fields, and the server may never have heard of it.
const texts = () => document.querySelectorAll('main :is(textarea, input[id][type=checkbox], input:not([type=file], [type=range], [type=hidden], [type=checkbox]))');
window.semcovConnectedAgain = () => {
  sessionStorage.removeItem(key);
  for (const field of texts()) if (touched.has(field)) tell(field);
};
