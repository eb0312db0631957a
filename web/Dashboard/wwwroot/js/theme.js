// Runs before the first paint: a page must not flash in the wrong theme. The choice is kept; without one the system's is followed. Paper is light.
(() => {
  const key = 'semcov-theme';
  const system = matchMedia('(prefers-color-scheme: dark)');
  const paper = matchMedia('print');
  const root = document.documentElement;

  const apply = () => {
    const theme = paper.matches ? 'light' : localStorage.getItem(key) ?? (system.matches ? 'dark' : 'light');
    if (root.dataset.bsTheme === theme) return;
    root.dataset.bsTheme = theme;
    root.dispatchEvent(new CustomEvent('themechange'));
  };

  apply();
  system.addEventListener('change', apply);
  paper.addEventListener('change', apply);
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-toggle]')) return;
    localStorage.setItem(key, root.dataset.bsTheme === 'dark' ? 'light' : 'dark');
    apply();
  });
})();
