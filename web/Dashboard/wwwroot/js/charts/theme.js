// The colours of the page, for what is drawn on a canvas and cannot inherit them.
const read = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// Ten series have a colour each: as many as experiments that are compared at once.
export const colours = () => ({
  text: read('--bs-body-color'),
  muted: read('--bs-secondary-color'),
  grid: read('--bs-border-color'),
  surface: read('--bs-body-bg'),
  series: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(index => read(`--series-${index}`)),
});

export function onThemeChange(action) {
  document.documentElement.addEventListener('themechange', action);
  return () => document.documentElement.removeEventListener('themechange', action);
}
