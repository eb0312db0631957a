const arrow = /^Arrow(Up|Down|Left|Right)$/;
const character = /^[0-9xny]$/;

// A reason is typed like any text; a slider takes the same keys as the rest of the page.
const isText = target => target.matches?.('input:not([type=range]), textarea, select');

const nameOf = event => {
  if (event.altKey || event.metaKey) return null;
  if (event.ctrlKey) return event.key === 'Enter' ? 'Ctrl+Enter' : event.code === 'Space' ? 'Ctrl+Space' : null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return (arrow.test(key) || character.test(key) && window.semcovCharacters.areOn()) && !isText(event.target) ? key : null;
};

/** Tells the page of every key that means something to it, wherever the focus is, and keeps its draft. */
export function create(element, page) {
  const onKey = event => {
    const name = nameOf(event);
    if (!name || !element.isConnected) return;
    event.preventDefault();
    event.stopPropagation();
    page.invokeMethodAsync('Press', name);
  };
  document.addEventListener('keydown', onKey, true);
  return {
    keep: (key, draft) => localStorage.setItem(key, JSON.stringify(draft)),
    restore: key => JSON.parse(localStorage.getItem(key) ?? 'null'),
    forget: key => localStorage.removeItem(key),
    dispose: () => document.removeEventListener('keydown', onKey, true),
  };
}
