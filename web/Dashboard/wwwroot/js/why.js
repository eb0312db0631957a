// <semcov-why data-why="…"> tells of the number whose link says data-why-of="…". When it goes, whoever was in it is back at the number that they came from.
class Why extends HTMLElement {
  static observedAttributes = ['data-why'];

  #opener;

  // Another number may be asked after while it stands there.
  attributeChangedCallback() {
    this.#opener = document.activeElement?.matches('[data-why-of]') ? document.activeElement : undefined;
  }

  // What had the focus has gone with the panel; whoever is elsewhere stays there. An address that was opened with the panel has no opener.
  disconnectedCallback() {
    if (document.activeElement && document.activeElement !== document.body) return;
    const number = this.#opener?.isConnected ? this.#opener : document.querySelector(`[data-why-of="${CSS.escape(this.dataset.why)}"]`);
    number?.focus({ preventScroll: true });
  }
}

customElements.define('semcov-why', Why);
