// <semcov-chart data-chart="curves" data-json="…"> draws itself by the module curves.js as it is put into the page, again when its data change, and is gone with
// it. So a chart comes with the markup around it, and the server asks nothing of the browser. It is marked as data-behind while it shows older data than it has.
const whenIdle = window.requestIdleCallback ?? setTimeout;

// In milliseconds: a run whose epochs take less has each chart drawn twice a second, not with every one. Who has just asked for something else does not wait.
const gathering = () => navigator.userActivation?.isActive ? 0 : 500;

class Chart extends HTMLElement {
  static observedAttributes = ['data-json'];

  #drawing;

  async connectedCallback() {
    const { create } = await import(`./${this.dataset.chart}.js`);
    // The page may have gone on meanwhile, and taken the element with it.
    if (this.isConnected) this.#drawing ??= create(this, this.dataset.json);
  }

  // Of what a running experiment changes the text comes first, and of several changes the last is drawn.
  attributeChangedCallback() {
    if (!this.#drawing || 'behind' in this.dataset) return;
    this.dataset.behind = '';
    setTimeout(() => whenIdle(() => {
      delete this.dataset.behind;
      this.#drawing?.draw(this.dataset.json);
    }, { timeout: 1000 }), gathering());
  }

  disconnectedCallback() {
    this.#drawing?.dispose();
    this.#drawing = undefined;
  }
}

customElements.define('semcov-chart', Chart);
