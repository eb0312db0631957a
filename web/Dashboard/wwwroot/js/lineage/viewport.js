const [least, most] = [0.02, 2.5];
const margin = 24;
// A finger does not stay on its point.
const still = 4;

/**
 * What part of a drawing an element shows: it is dragged, zoomed by the wheel or by two fingers, and clicked.
 * @param on changed(); over(x, y) of the drawing, or null, null beside it; click(x, y)
 */
export class Viewport {
  constructor(element, on) {
    Object.assign(this, { element, on, scale: 1, x: 0, y: 0, fingers: new Map() });
    element.style.touchAction = 'none';
    element.addEventListener('pointerdown', event => this.down(event));
    element.addEventListener('pointermove', event => this.move(event));
    element.addEventListener('pointerup', event => this.up(event));
    element.addEventListener('pointercancel', event => this.fingers.delete(event.pointerId));
    element.addEventListener('pointerleave', () => on.over(null, null));
    element.addEventListener('wheel', event => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * 0.002), ...this.place(event));
    }, { passive: false });
  }

  get width() { return this.element.clientWidth; }

  get height() { return this.element.clientHeight; }

  /** Shows all that lies within the bounds. */
  fit({ left, top, width, height }) {
    this.scale = clamp(Math.min((this.width - 2 * margin) / width, (this.height - 2 * margin) / height));
    this.x = this.width / 2 - (left + width / 2) * this.scale;
    this.y = this.height / 2 - (top + height / 2) * this.scale;
    this.on.changed();
  }

  /** A place in the element, in pixels, as one of the drawing. */
  toDrawing(x, y) { return [(x - this.x) / this.scale, (y - this.y) / this.scale]; }

  zoom(by, x, y) {
    const scale = clamp(this.scale * by);
    this.x = x - (x - this.x) * scale / this.scale;
    this.y = y - (y - this.y) * scale / this.scale;
    this.scale = scale;
    this.on.changed();
  }

  place({ clientX, clientY }) {
    const { left, top } = this.element.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  down(event) {
    if (event.button !== 0) return;
    this.element.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, this.place(event));
    this.isClick = this.fingers.size === 1;
    this.began = this.place(event);
  }

  move(event) {
    const now = this.place(event);
    const before = this.fingers.get(event.pointerId);
    if (!before) return this.on.over(...this.toDrawing(...now));
    if (distance(now, this.began) > still) this.isClick = false;
    if (this.isClick) return;
    const other = [...this.fingers].find(([id]) => id !== event.pointerId)?.[1];
    this.fingers.set(event.pointerId, now);
    if (other) return this.zoom(distance(now, other) / Math.max(1, distance(before, other)), ...other);
    this.x += now[0] - before[0];
    this.y += now[1] - before[1];
    this.on.changed();
  }

  up(event) {
    if (this.fingers.delete(event.pointerId) && this.isClick) this.on.click(...this.toDrawing(...this.place(event)));
  }
}

const clamp = scale => Math.min(most, Math.max(least, scale));
const distance = ([x1, y1], [x2, y2]) => Math.hypot(x1 - x2, y1 - y2);
