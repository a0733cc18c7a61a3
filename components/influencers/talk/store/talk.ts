import type { TalkMessageView, TalkPartner, TalkView } from '#server/domain/talk/view.ts';
import type { Answer } from '#components/shared/api.ts';
import { type Cell, createCell } from '#components/shared/cell.ts';
import type { Me } from '#components/shared/me.ts';
import type { Moment } from '#components/shared/moment-here.ts';
import type { Speaker, Unsent } from '../state/outbox.ts';

/** One message as the page shows it. */
export type Row = TalkMessageView;

/** What the server sends along with the page, so that its first paint has content. */
export type FirstData = {
  me: Me;
  persona: TalkPartner;
  view: TalkView;
  moment: Moment;
  /** Of an answer said aloud, in credits; `null` where nobody can say it. */
  voicePrice: string | null;
};

export type Shape = {
  /** Whether the conversation goes on above the first row. */
  earlier: boolean;
  older: 'idle' | 'loading' | 'failed';
  stopping: boolean;
  /** How often it was tried in vain to hear of the answer; 0 while it is heard. */
  attempt: number;
};

/** A picture or a sound on its way, or waiting to be said. */
export type Attachment = {
  id: string;
  file: File;
  /** Shows it here. */
  preview: string;
  /** `waiting`: nobody was there to take it. */
  state: 'uploading' | 'waiting' | 'ready' | 'failed';
  /** How much of it has left, between 0 and 1. */
  share: number;
  media: Answer<'talk.attach'> | null;
  message: string;
};

/** Everything the page of a conversation knows. */
export type Talk = {
  readonly me: Me;
  readonly speaker: Speaker;
  persona: TalkPartner;
  readonly voicePrice: string | null;
  /** Oldest first. */
  readonly rows: Cell<readonly Row[]>;
  readonly shape: Cell<Shape>;
  /** What was said here and has not arrived yet, in order. */
  readonly outbox: Cell<readonly Unsent[]>;
  readonly attachments: Cell<readonly Attachment[]>;
  readonly moment: Cell<Moment>;
  /** What the live region says. */
  readonly said: Cell<string>;
  /** The answer that is watched, and the way to stop watching. */
  watch: { turnId: string; stop: () => void } | null;
  cancelRetry: (() => void) | null;
  /** When what nobody answered is sent again, and how often that was in vain. */
  retry: ReturnType<typeof setTimeout> | undefined;
  retries: number;
  /** Sends all that waits, while the page is there. */
  sendWaiting: () => void;
  /** Recordings that this browser could not keep: leaving the page would lose them. */
  readonly volatile: Set<string>;
  /** Whether the page was left: nothing begins any more. */
  left: boolean;
  /** The message that is being sent. */
  sending: string | null;
  /** How often was asked how the conversation stands, and which of those answers was the last that counted. */
  asked: number;
  heard: number;
  /** Tells the other windows of this browser that something was said. */
  tell: () => void;
};

const talks = new Map<string, Talk>();

/**
 * The conversation as this document knows it: whoever comes back to its page finds what they attached, and what is being
 * sent is not sent from two places. Where pages are rendered each has its own.
 */
export function talkOf(first: FirstData): Talk {
  if (typeof window === 'undefined') return createTalk(first);
  const key = `${first.me.id} ${first.persona.id}`;
  const talk = talks.get(key) ?? createTalk(first);
  talks.set(key, talk);
  talk.persona = first.persona;
  return talk;
}

export function createTalk({ me, persona, view, moment, voicePrice }: FirstData): Talk {
  return {
    me,
    speaker: { userId: me.id, personaId: persona.id },
    persona,
    voicePrice,
    rows: createCell<readonly Row[]>(view.messages),
    shape: createCell<Shape>({ earlier: view.earlier, older: 'idle', stopping: false, attempt: 0 }),
    outbox: createCell<readonly Unsent[]>([]),
    attachments: createCell<readonly Attachment[]>([]),
    moment: createCell(moment),
    said: createCell(''),
    watch: null,
    cancelRetry: null,
    retry: undefined,
    retries: 0,
    sendWaiting: () => {},
    volatile: new Set(),
    left: false,
    sending: null,
    asked: 0,
    heard: 0,
    tell: () => {},
  };
}

/** The answer that is being written, if any. */
export function liveRow(rows: readonly Row[]): Row | null {
  return rows.findLast(({ live }) => live !== null) ?? null;
}
