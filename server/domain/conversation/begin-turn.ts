import type { ConversationKind } from '#prisma/generated/enums.ts';
import { resolveModel, type ResolvedModel } from '../catalogue/index.ts';
import { requireUser, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { isUuid } from '#server/kernel/ids.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import type { Sql, SqlValue, Statement } from '#server/kernel/ports.ts';
import { composeWithFiles } from './compose-with-files.ts';
import { usefulCharacters, type HistoryRow, type PromptFrame } from './compose-prompt.ts';
import { keepTrack } from './aftermath.ts';
import { composeTurn } from './compose-turn.ts';
import { makeLiveTurn, type LiveTurn } from './live-turn.ts';
import { notFound } from './own-conversation.ts';
import { runTurn } from './run-turn.ts';
import { saying } from './saying.ts';
import type { ModelSettings } from './schema.ts';
import { rowsBelow, settledTurn, type SettledTurn } from './settled-turn.ts';
import { openTurn, openTurnInNewConversation } from './sql-turn.ts';
import { recallPath, rememberPath, type KnownPath } from './history-cache.ts';
import { questionTitle } from './question-title.ts';
import { titleAfter, titleByQuestion } from './title-conversation.ts';
import type { ConversationSummary } from './view.ts';
import type { Picture } from './with-pictures.ts';

/** Where a turn goes: a stored conversation at one of its messages, or a new conversation. */
export type TurnPlace =
  | {
      kind: 'stored';
      sessionId: number | null;
      uuid: string | null;
      parentId: string | null;
      atRoot: boolean;
      /** Refused with a conflict while an answer is being written there, instead of becoming its question's sibling. */
      behind?: true;
    }
  | {
      kind: 'new';
      uuid: string;
      /** Its name from the start; else it is named after its first question and answer. */
      title?: string;
    };

export type NewMessage = ModelMessage & { id: string };

export type TurnPlan = {
  turnId: string;
  assistantMessageId: string;
  place: TurnPlace;
  messages: readonly NewMessage[];
  model: string;
  settings: ModelSettings;
  /** A place of another kind is not found; `chat` if absent. */
  kind?: ConversationKind;
  /** What the model is told before the new messages, instead of the path above them; not stored. */
  context?: readonly HistoryRow[];
  /** What the model is told around the conversation; not stored. */
  frame?: PromptFrame;
  /** The frame with what is known of what was said before; where it fails, the frame alone. */
  recall?(opened: {
    conversationId: number;
    contextTokens: number;
    history: readonly HistoryRow[];
  }): Promise<PromptFrame>;
  /** Told when the turn has ended, whoever waits for it; must not throw. */
  settled?(turn: SettledTurn): Promise<void>;
  /** What is to be looked at with the conversation's latest messages and the new ones. */
  pictures?(conversationId: number): Promise<readonly Picture[]>;
  /** What the last message, new or stored, turns out to say, once it was listened to; if that fails, so has the turn. */
  words?(signal: AbortSignal): Promise<string>;
  /** Stores more in the same transaction, told the conversation's number; if it throws, there is no turn. */
  alongside?(sql: Sql, conversationId: number): Promise<void>;
};

export type BegunTurn = { live: LiveTurn; conversation: ConversationSummary; model: ResolvedModel };

type OpenedRow = {
  id: number;
  uuid: string;
  title: string;
  title_source: 'question' | 'generated' | 'manual';
  created_at: Date;
  updated_at: Date;
  file_count: number;
  /** Nothing has been said here before. */
  first: boolean;
  history: HistoryRow[] | null;
  /** The history goes on from the path that was known. */
  joined: boolean;
};

/**
 * Stores the new messages, the empty answer and the running turn, then lets the model speak; from here on the
 * reply belongs to the server. Errors: `not_found` for a conversation or parent that is not the user's,
 * `conflict` when an id is taken or the parent is still being written, and what resolving the model refuses.
 */
export async function beginTurn(ctx: Context, plan: TurnPlan): Promise<BegunTurn> {
  const user = requireUser(ctx.actor);
  const model = resolveModel(ctx, plan.model);
  const room = usefulCharacters(model.contextTokens);
  const place = nameOf(plan.place, user);
  const known = plan.context === undefined ? recallPath(ctx, place, room) : null;
  const row = await open(ctx, plan, opening(ctx, plan, model, user, room, known));
  if (row === undefined) throw await refusal(ctx, plan, user);
  const history = plan.context ?? wholeHistory(row, known);
  const live = makeLiveTurn({ id: plan.turnId, userId: user.userId, messageId: plan.assistantMessageId });
  const compose = (fresh: readonly NewMessage[], path = history) =>
    row.file_count === 0
      ? composeTurn(ctx, {
          plan: { ...plan, messages: fresh },
          conversationId: row.id,
          history: path,
          contextTokens: model.contextTokens,
        })
      : composeWithFiles(
          ctx,
          { conversationId: row.id, history: path, fresh, maxTokens: plan.settings.maxTokens },
          model.contextTokens,
        );
  let said = plan.messages;
  let above = history;
  const messages =
    plan.words === undefined
      ? compose(plan.messages)
      : plan.words(live.abort.signal).then((words) => {
          said = saying(plan.messages, words);
          if (said.length === 0) above = saying(history, words);
          return compose(said, above);
        });
  const request = {
    route: model.route,
    messages,
    ...plan.settings,
    ...(plan.frame === undefined ? {} : { maxTokens: fitting(plan.settings.maxTokens, model) }),
    pace: user.via === 'session' ? ('readable' as const) : ('fast' as const),
  };
  const leafId = plan.messages.at(-1)?.id;
  // The path down to the question is final now, whatever becomes of the answer; but what is still being listened to is read
  // from the database the next time.
  if (plan.context === undefined && plan.words === undefined && leafId !== undefined)
    rememberPath(ctx, nextName(plan.place, user, row), {
      leafId,
      rows: [...history, ...rowsBelow(history, plan.messages)],
      room,
    });
  const untitled = row.first && (plan.kind ?? 'chat') === 'chat';
  const ended = runTurn(ctx, live, request, model);
  const { settled } = plan;
  if (settled !== undefined)
    keepTrack(
      ctx,
      ended.then(() => settled(settledTurn(ctx, live, row.id, model, [...above, ...rowsBelow(above, said)]))),
    );
  // A conversation that a file began has the file's name until then.
  if (untitled && plan.place.kind === 'stored') row.title = await titleByQuestion(ctx, row, plan.messages);
  // After the other one: an answer may have ended before its question was made the title.
  if (untitled) void ended.then(() => titleAfter(ctx, live, row, model.route, plan.messages));
  return { live, conversation: summaryOf(row, model.alias), model };
}

/** What a persona may say at most, where it does not know which model plays it: half of what that holds. */
function fitting(maxTokens: number | undefined, { contextTokens }: ResolvedModel): number | undefined {
  return maxTokens === undefined ? undefined : Math.min(maxTokens, Math.floor(contextTokens / 2));
}

async function open(
  ctx: Context,
  { alongside }: TurnPlan,
  [statement, values]: [Statement, readonly SqlValue[]],
): Promise<OpenedRow | undefined> {
  if (alongside === undefined) return (await ctx.db.query<OpenedRow>(statement, values))[0];
  return ctx.db.transaction(async (sql) => {
    const [row] = await sql.query<OpenedRow>(statement, values);
    if (row !== undefined) await alongside(sql, row.id);
    return row;
  });
}

/** The conversation as the request names it; what is known under it is one user's. */
function nameOf(place: TurnPlace, { userId }: UserActor): string {
  return place.kind === 'stored' && place.sessionId !== null
    ? `${userId}:${place.sessionId}`
    : `${userId}:${place.uuid}`;
}

/** As the next request will name it: a program only ever learns the number. */
function nextName(place: TurnPlace, user: UserActor, row: OpenedRow): string {
  return place.kind === 'new' && user.via !== 'session' ? `${user.userId}:${row.id}` : nameOf(place, user);
}

/** What is known, continued by what was read; or just what was read. */
function wholeHistory({ history, joined }: OpenedRow, known: KnownPath | null): readonly HistoryRow[] {
  const read = history ?? [];
  if (!joined || known === null) return read;
  const leafDepth = known.rows.at(-1)?.depth ?? -1;
  return [...known.rows, ...read.filter((row) => row.depth > leafDepth)];
}

const stillWriting = (): DomainError => new DomainError('conflict', 'This answer is still being written.');

/** Why there is no place for the turn. */
async function refusal(
  ctx: Context,
  { place, kind = 'chat' }: TurnPlan,
  { userId }: UserActor,
): Promise<DomainError> {
  if (place.kind === 'stored' && (place.parentId !== null || place.behind === true)) {
    const { parentId, sessionId: id } = place;
    const conversation = await ctx.db.prisma.conversation.findFirst({
      where: { userId, kind, deletedAt: null, ...(id === null ? { uuid: place.uuid ?? '' } : { id }) },
      select: { activeLeafId: true },
    });
    const leaf = { id: parentId ?? conversation?.activeLeafId ?? '', conversation: { userId } };
    const writing = isUuid(leaf.id)
      ? await ctx.db.prisma.message.count({ where: { ...leaf, status: 'streaming' } })
      : 0;
    // One that has just ended was still being written when the turn was refused.
    if (writing > 0 || (place.behind && conversation !== null && parentId === null)) return stillWriting();
  }
  return notFound(kind);
}

function opening(
  ctx: Context,
  plan: TurnPlan,
  model: ResolvedModel,
  user: UserActor,
  room: number,
  known: KnownPath | null,
): [Statement, readonly SqlValue[]] {
  const { place, messages, kind = 'chat' } = plan;
  const fresh = [
    messages.map((m) => m.id),
    messages.map((m) => m.role),
    messages.map((m) => m.content),
  ] as const;
  const rest = [plan.assistantMessageId, plan.turnId, model.alias, model.sandbox, ctx.processId] as const;
  if (place.kind === 'new') {
    const title = place.title ?? questionTitle(messages);
    const source = place.title === undefined ? 'question' : 'manual';
    return [
      openTurnInNewConversation,
      [user.userId, place.uuid, user.applicationId, title, ...fresh, ...rest, kind, source],
    ];
  }
  const where = [place.sessionId, place.uuid, place.parentId, place.atRoot] as const;
  return [
    openTurn,
    [user.userId, ...where, ...fresh, ...rest, room, known?.leafId ?? null, place.behind ?? false, kind],
  ];
}

function summaryOf(row: OpenedRow, model: string): ConversationSummary {
  return {
    id: row.uuid,
    sessionId: row.id,
    title: row.title,
    model,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    running: true,
  };
}
