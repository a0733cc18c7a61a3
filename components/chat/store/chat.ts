import type { OfferedModel } from '#server/domain/catalogue/schema.ts';
import type { ConversationSummary, ConversationView } from '#server/domain/conversation/view.ts';
import { type Cell, createCell } from '#components/shared/cell.ts';
import type { Moment } from '#components/shared/moment-here.ts';
import type { Me } from '#components/shared/me.ts';
import { newId } from '#components/shared/new-id.ts';
import { createThread, setPath, type Thread } from './thread.ts';

type Cursor = { updatedAt: string; id: number } | null;

/** What the server sends along with the page, so that its first paint has content. */
export type FirstData = {
  me: Me;
  models: readonly OfferedModel[];
  defaultModel: string;
  list: { conversations: readonly ConversationSummary[]; nextCursor: Cursor };
  /** `null` on a new chat; without `view` the conversation does not exist. */
  open: { id: string; view: ConversationView | null } | null;
  moment: Moment;
  /** Whether this person closed the list of chats. */
  sidebarClosed: boolean;
};

export type ListState = {
  conversations: readonly ConversationSummary[];
  cursor: Cursor;
  loading: boolean;
};

export type Fill = { text: string; how: 'add' | 'take' };

/** Everything the chat page of one browser tab knows. */
export type Chat = {
  readonly me: Me;
  readonly models: readonly OfferedModel[];
  readonly list: Cell<ListState>;
  readonly threads: Map<string, Thread>;
  readonly summaries: Map<string, Cell<ConversationSummary | null>>;
  readonly moment: Cell<Moment>;
  /** The model a new chat will begin with. */
  readonly newModel: Cell<string>;
  /** How often the search was asked for since it was closed; 0 while it is. */
  readonly searching: Cell<number>;
  /** Text on its way into the composer, or out of it again when it was sent from elsewhere. */
  readonly fill: Cell<Fill | null>;
  /** What the two live regions say. */
  readonly status: Cell<string>;
  readonly log: Cell<string>;
  /** The conversation that will be, once something is asked on the page for a new one. */
  readonly fresh: Cell<Thread>;
  /** Called once for each reply that ended while this page followed it. */
  ended: (thread: Thread, messageId: string) => void;
  /** Tells the other tabs that a conversation changed. */
  tell: (conversationId: string) => void;
  /** Shows another conversation, `null` for a new one, without a round trip. */
  go: (conversationId: string | null, how?: 'push' | 'replace') => void;
};

export function createChat(first: FirstData): Chat {
  const { conversations, nextCursor } = first.list;
  const chat: Chat = {
    me: first.me,
    models: first.models,
    list: createCell<ListState>({ conversations, cursor: nextCursor, loading: false }),
    threads: new Map(),
    summaries: new Map(),
    moment: createCell(first.moment),
    newModel: createCell(first.defaultModel),
    searching: createCell(0),
    fill: createCell<Fill | null>(null),
    status: createCell(''),
    log: createCell(''),
    fresh: createCell(createThread(newId(), 'ready')),
    ended: () => {},
    tell: () => {},
    go: (id, how = 'push') => {
      const path = id === null ? '/' : `/c/${id}`;
      if (how === 'replace') window.history.replaceState(null, '', path);
      else if (path !== window.location.pathname) window.history.pushState(null, '', path);
    },
  };
  if (first.open !== null) openFirst(chat, first.open.id, first.open.view);
  return chat;
}

function openFirst(chat: Chat, id: string, view: ConversationView | null): void {
  const thread = createThread(id, 'loading');
  chat.threads.set(id, thread);
  thread.stored = view !== null;
  thread.current = true;
  if (view === null) setPath(thread, { rows: [], earlier: false }, { phase: 'missing' });
  else setPath(thread, { rows: view.messages, earlier: view.earlier }, { phase: 'ready', files: view.files });
  summaryOf(chat, id).set(view?.conversation ?? null);
}

/** The conversation `id` as this page knows it; still to be loaded when it was unknown. */
export function threadOf(chat: Chat, id: string): Thread {
  const known = chat.threads.get(id);
  if (known !== undefined) return known;
  const thread = createThread(id, 'loading');
  chat.threads.set(id, thread);
  return thread;
}

/** The cell with the name, model and state of conversation `id`; `null` while nothing is known. */
export function summaryOf(chat: Chat, id: string): Cell<ConversationSummary | null> {
  const known = chat.summaries.get(id);
  if (known !== undefined) return known;
  const listed = chat.list.get().conversations.find((conversation) => conversation.id === id);
  const cell = createCell<ConversationSummary | null>(listed ?? null);
  chat.summaries.set(id, cell);
  return cell;
}
