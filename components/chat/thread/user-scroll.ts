const KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' ']);
/** How long after a gesture its movement may still come, in milliseconds; momentum of a finger lasts longer. */
const AFTER = { wheel: 150, key: 400, touch: 1500 };

/**
 * Tells movements of the view that the reader made from those that the page made: all are the reader's that the
 * page did not make itself. So moving the focus, or finding a word in the page, counts like a turn of the wheel.
 */
export class UserScroll {
  private readonly scroller: HTMLElement;
  private until = 0;
  private pressed = false;
  private last = 0;

  constructor(scroller: HTMLElement, signal: AbortSignal) {
    this.scroller = scroller;
    const options = { passive: true, signal };
    const expect = (ms: number) => (this.until = Math.max(this.until, performance.now() + ms));
    const press = () => (this.pressed = true);
    const release = () => {
      if (this.pressed) expect(AFTER.touch);
      this.pressed = false;
    };
    scroller.addEventListener('wheel', () => expect(AFTER.wheel), options);
    scroller.addEventListener('touchmove', press, options);
    scroller.addEventListener('touchend', release, options);
    scroller.addEventListener('touchcancel', release, options);
    // Only the scrollbar is the scroller itself.
    scroller.addEventListener('pointerdown', (event) => event.target === scroller && press(), options);
    window.addEventListener('pointerup', release, options);
    scroller.addEventListener('keydown', (event) => KEYS.has(event.key) && expect(AFTER.key), options);
  }

  /** Whether a movement by the reader is under way, so that the page should keep still. */
  isMoving(): boolean {
    return this.pressed || performance.now() < this.until;
  }

  /** The direction in which the reader moved the view since the last look; `null` when the page did, or nobody. */
  read(): 'up' | 'down' | null {
    const moved = this.scroller.scrollTop - this.last;
    this.forget();
    if (moved === 0) return null;
    return moved < 0 ? 'up' : 'down';
  }

  /** Takes the present position as the page's own doing. */
  forget(): void {
    this.last = this.scroller.scrollTop;
  }
}
