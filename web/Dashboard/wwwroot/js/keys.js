// Keys that work on every page. Nothing is bound that browsers or systems use, and characters only where nothing is being typed and their reader has not switched them off.
(() => {
  const key = 'semcov-characters';

  // Asked with every key: another window may have switched them.
  window.semcovCharacters = {
    areOn: () => localStorage.getItem(key) !== 'off',
    switch: on => on ? localStorage.removeItem(key) : localStorage.setItem(key, 'off'),
  };

  const palette = () => document.querySelector('[data-palette]');
  const isTyping = target => target.closest?.('input, textarea, select, [contenteditable]');
  const places = { o: '', e: 'experiments', m: 'models', d: 'datasets', a: 'annotate', q: 'queue', l: 'lineage', f: 'fairness' };
  let afterG = false;

  window.semcovPalette = {
    open() { const dialog = palette(); if (dialog && !dialog.open) { dialog.showModal(); dialog.querySelector('input').focus(); } },
    close() { palette()?.close(); },
  };

  document.addEventListener('click', event => {
    if (event.target.closest('[data-open-palette]')) window.semcovPalette.open();
    // The router takes the click, and scrolls without moving the focus.
    if (event.target.closest('.skip-link')) document.getElementById('content').focus();
    // A click beside the dialog is a click on its backdrop, which is the dialog itself.
    if (event.target === palette()) window.semcovPalette.close();
    // A menu closes when something else is clicked.
    for (const menu of document.querySelectorAll('details.column-choice[open], details.saved-views[open], details.export-menu[open]'))
      if (!menu.contains(event.target)) menu.open = false;
  });

  document.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      window.semcovPalette.open();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || !window.semcovCharacters.areOn()) { afterG = false; return; }
    if (event.key === '?') go('keyboard');
    else if (event.key === '/') focusQuery(event);
    else if (event.key === 't') document.querySelector('[data-theme-toggle]')?.click();
    else if (afterG && event.key in places) go(places[event.key]);
    afterG = event.key === 'g';
  });

  // The palette's own list keeps the caret where it is.
  document.addEventListener('keydown', event => {
    if (event.target.id === 'palette-words' && ['ArrowDown', 'ArrowUp'].includes(event.key)) event.preventDefault();
  }, true);

  const focusQuery = event => {
    const query = document.querySelector('main input[type=search]');
    if (!query) return;
    event.preventDefault();
    query.focus();
  };

  const go = address => Blazor.navigateTo(address || document.baseURI);
})();
