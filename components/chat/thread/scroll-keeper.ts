import { type Autoscroll, autoscroll, type Gesture, offersJump } from '../state/autoscroll.ts';
import { followsAnswers } from '../state/follow-setting.ts';
import { UserScroll } from './user-scroll.ts';

/** When a glide after sending is over at the latest, in milliseconds; its own end is told by the browser. */
const GLIDE_MS = 2000;
/** Room above a question that was just sent, in pixels. */
const HEADROOM = 16;

export type JumpOffer = 'none' | 'jump' | 'news';

/**
 * Keeps the view where the reader wants it while rows come, grow and go: at the end when they are `stuck` to it,
 * else with the row they are reading unmoved. Browsers' own scroll anchoring is off, so that all agree.
 */
export class ScrollKeeper {
  /** Told after every movement and every change of sizes. */
  onMove: () => void = () => {};
  onJumpOffer: (offer: JumpOffer) => void = () => {};
  private state: Autoscroll = { stuck: true };
  private readonly scroller: HTMLElement;
  private readonly user: UserScroll;
  private readonly leaving = new AbortController();
  private tops = new Map<string, number>();
  private glide: { row: HTMLElement; until: number; nearest: number } | null = null;
  private offer: JumpOffer = 'none';
  private lastHeight = 0;
  streaming = false;

  constructor(scroller: HTMLElement) {
    this.scroller = scroller;
    this.user = new UserScroll(scroller, this.leaving.signal);
    const { signal } = this.leaving;
    scroller.addEventListener('scroll', () => this.scrolled(), { passive: true, signal });
    scroller.addEventListener('scrollend', () => this.stopped(), { passive: true, signal });
    // The server's markup is laid out from its end; from here on positions count from the top.
    scroller.dataset['settled'] = '';
    this.toEnd();
  }

  detach(): void {
    this.leaving.abort();
  }

  /** Distance of the view from the end, in pixels. */
  get distance(): number {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight;
  }

  /** Call after anything may have changed the layout, before it is painted. */
  settle(): void {
    if (this.isGliding()) return;
    if (this.state.stuck && !this.user.isMoving()) this.toEnd();
    else this.holdAnchor();
  }

  jumpToEnd(): void {
    this.gesture({ type: 'jumped-to-end' });
    this.toEnd();
    this.look();
  }

  /** Brings a question that was just sent near the top, where it stays while its answer fills the room below. */
  showSent(row: HTMLElement): void {
    this.gesture({ type: 'sent', follow: followsAnswers() });
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.glide = still ? null : { row, until: performance.now() + GLIDE_MS, nearest: Infinity };
    this.bring(row, still ? 'instant' : 'smooth');
  }

  /** Goes to a message that was looked for, and shows for a moment which one it is. */
  showFound(row: HTMLElement): void {
    this.gesture({ type: 'moved', direction: 'up', distance: Infinity });
    this.scrollTo(this.scroller.scrollTop + this.topOf(row) - this.scroller.clientHeight / 4);
    this.remember();
    const glow = (colour: string) => ({
      backgroundColor: colour,
      boxShadow: `0 0 0 0.5rem ${colour}`,
      borderRadius: '1px',
    });
    row.animate([glow('var(--accent-soft)'), glow('transparent')], { duration: 3000, easing: 'ease-in' });
  }

  /** The height left for an answer below a question of `height` pixels that stands at the top. */
  roomBelow(height: number): number {
    const { paddingTop, paddingBottom } = getComputedStyle(this.scroller);
    const padding = Number.parseFloat(paddingTop) + Number.parseFloat(paddingBottom);
    return Math.max(0, this.scroller.clientHeight - height - padding - HEADROOM);
  }

  private scrolled(): void {
    const moved = this.user.read();
    const gliding = this.comesNearer() && !this.user.isMoving();
    if (moved !== null && !gliding) {
      this.glide = null;
      this.gesture({ type: 'moved', direction: moved, distance: this.distance });
    }
    this.remember();
    this.look();
  }

  /** Whether a glide is under way and leads on: moving the focus, or finding a word, leads somewhere else. */
  private comesNearer(): boolean {
    if (this.glide === null) return false;
    const left = Math.abs(this.topOf(this.glide.row) - HEADROOM);
    const nearer = left <= this.glide.nearest + 1;
    this.glide.nearest = Math.min(left, this.glide.nearest);
    return nearer;
  }

  /** A movement has ended: the glide's own, or an earlier one whose end is told only now. */
  private stopped(): void {
    if (this.glide === null) return;
    const { row, until } = this.glide;
    const arrived = Math.abs(this.topOf(row) - HEADROOM) < 1 || this.distance < 1;
    if (arrived || !row.isConnected) this.glide = null;
    else if (performance.now() < until) this.bring(row, 'smooth');
  }

  /** Whether a glide is under way. One whose time is over ends where it was to lead. */
  private isGliding(): boolean {
    if (this.glide === null) return false;
    const { row, until } = this.glide;
    if (performance.now() < until) return true;
    this.glide = null;
    if (row.isConnected) this.bring(row, 'instant');
    this.remember();
    return false;
  }

  private bring(row: HTMLElement, behavior: ScrollBehavior): void {
    this.scroller.scrollTo({ top: this.scroller.scrollTop + this.topOf(row) - HEADROOM, behavior });
    this.user.forget();
  }

  private gesture(gesture: Gesture): void {
    this.state = autoscroll(this.state, gesture);
  }

  private toEnd(): void {
    this.scrollTo(this.scroller.scrollHeight);
    this.remember();
  }

  private scrollTo(top: number): void {
    if (Math.abs(this.scroller.scrollTop - top) < 0.5) return;
    this.scroller.scrollTop = top;
    this.user.forget();
  }

  /** Moves the view by as much as the first row in it that is still there was moved. */
  private holdAnchor(): void {
    for (const row of this.rows()) {
      const before = this.tops.get(row.dataset['row'] ?? '');
      if (before === undefined) continue;
      const drift = this.topOf(row) - before;
      if (Math.abs(drift) >= 0.5) this.scrollTo(this.scroller.scrollTop + drift);
      break;
    }
    this.remember();
  }

  private remember(): void {
    const { clientHeight } = this.scroller;
    this.tops = new Map();
    for (const row of this.rows()) {
      const top = this.topOf(row);
      if (top > clientHeight) break;
      if (top + row.offsetHeight > 0) this.tops.set(row.dataset['row'] ?? '', top);
    }
  }

  /** Tells of what the view shows now. Call after sizes have changed; movements tell by themselves. */
  look(): void {
    const { scrollHeight, clientHeight } = this.scroller;
    const offers = offersJump({ distance: this.distance, height: clientHeight, streaming: this.streaming });
    const grew = this.streaming && scrollHeight > this.lastHeight;
    this.lastHeight = scrollHeight;
    const offer = !offers ? 'none' : grew || this.offer === 'news' ? 'news' : 'jump';
    if (offer !== this.offer) this.onJumpOffer(offer);
    this.offer = offer;
    this.onMove();
  }

  private rows(): Iterable<HTMLElement> {
    return this.scroller.querySelectorAll<HTMLElement>('[data-row]');
  }

  private topOf(row: HTMLElement): number {
    return row.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top;
  }
}
