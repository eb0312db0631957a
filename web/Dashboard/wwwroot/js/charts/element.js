// <semcov-chart data-chart="curves" data-json="…"> draws itself by the module curves.js as it is put into the page, again when its data change, and is gone with
// it. So a chart comes with the markup around it, and the server asks nothing of the browser.
class Chart extends HTMLElement {
  static observedAttributes = ['data-json'];

  #drawing;

  async connectedCallback() {
    const { create } = await import(`./${this.dataset.chart}.js`);
    // The page may have gone on meanwhile, and taken the element with it.
    if (this.isConnected) this.#drawing ??= create(this, this.dataset.json);
  }

  attributeChangedCallback() {
    this.#drawing?.draw(this.dataset.json);
  }

  disconnectedCallback() {
    this.#drawing?.dispose();
    this.#drawing = undefined;
  }
}

customElements.define('semcov-chart', Chart);
