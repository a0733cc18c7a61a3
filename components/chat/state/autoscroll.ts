/** How far up a reader must move before the page stops following the end, in pixels. */
const DETACH = 24;
/** How near the end a reader who moves down must come for the page to follow again, in pixels. */
const ATTACH = 120;

/** `stuck`: the view follows the end. Only what the reader does changes it, never what arrives. */
export type Autoscroll = { stuck: boolean };

export type Gesture =
  /** The reader moved the view; `distance` from the end after the move, in pixels. */
  | { type: 'moved'; direction: 'up' | 'down'; distance: number }
  | { type: 'jumped-to-end' }
  | { type: 'opened' }
  /** The reader sent a question: it goes to the top and stays, unless they like to follow the answer. */
  | { type: 'sent'; follow: boolean };

export function autoscroll(state: Autoscroll, gesture: Gesture): Autoscroll {
  switch (gesture.type) {
    case 'moved':
      if (gesture.direction === 'up' && gesture.distance > DETACH) return { stuck: false };
      if (gesture.direction === 'down' && gesture.distance <= ATTACH) return { stuck: true };
      return state;
    case 'jumped-to-end':
    case 'opened':
      return { stuck: true };
    case 'sent':
      return { stuck: gesture.follow };
  }
}

/** Whether to offer the way back to the end: a screen away, or a little away while words arrive. */
export function offersJump(view: { distance: number; height: number; streaming: boolean }): boolean {
  return view.distance > (view.streaming ? 150 : view.height);
}
