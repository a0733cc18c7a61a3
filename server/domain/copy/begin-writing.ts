import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { defaultModel } from '../catalogue/index.ts';
import { beginTurn, type BegunTurn, type TurnPlace } from '../conversation/index.ts';
import { contextOf, contextOfVariant } from './context-of.ts';
import { copywriters } from './copywriters.ts';
import { briefText } from './instructions.ts';
import type { CopyBrief } from './schema.ts';
import { insertRequest, placeVariant } from './sql.ts';
import type { CopyRequest } from './view.ts';

/** Bounds what an answer can cost; room enough for a model that thinks first. */
const MOST_TOKENS = 2_048;
/** Of one request, failed ones included: nobody compares more, and a tab shows them all. */
const MOST_VARIANTS = 50;

export type Begun = { tab: number; requestId: string; live: BegunTurn['live'] };

type NewRequest = {
  /** `null`: a new tab is made with this uuid. */
  tab: number | null;
  uuid: string;
  messageId: string;
  brief: CopyBrief;
  requestKey?: string | undefined;
};

/** Stores a new request with its first variant, which begins to be written. `conflict` when its name is taken. */
export async function beginRequest(ctx: Context, made: NewRequest): Promise<Begun> {
  const { tab, uuid, messageId, brief, requestKey } = made;
  const { title, tone, feature } = brief;
  const requestId = newId();
  // Every request stands at the root: none hides another, and several can be written at once.
  const place: TurnPlace =
    tab === null
      ? { kind: 'new', uuid, title: `${title}_${tone}` }
      : { kind: 'stored', sessionId: tab, uuid: null, parentId: null, atRoot: true };
  const { live, conversation } = await beginTurn(desk(ctx), {
    ...plan(ctx, newId(), place),
    messages: [{ id: requestId, role: 'user', content: briefText(brief) }],
    context: await contextOf(ctx, tab, tone),
    async alongside(sql: Sql, id: number) {
      await sql.query(insertRequest, [id, requestId, messageId, requestKey ?? null, title, tone, feature]);
    },
  });
  return { tab: conversation.sessionId, requestId, live };
}

/**
 * Begins another variant, which counts from now on unless nothing comes of it. `conflict` while one is being written,
 * for `onlyFirst` when there is a finished one, and when there are fifty.
 */
export async function beginVariant(
  ctx: Context,
  tab: number,
  request: CopyRequest,
  { id, onlyFirst }: { id: string; onlyFirst: boolean },
): Promise<Begun> {
  if (request.variants.length >= MOST_VARIANTS) throw tooMany();
  const place: TurnPlace = {
    kind: 'stored',
    sessionId: tab,
    uuid: null,
    parentId: request.id,
    atRoot: false,
  };
  const { live } = await beginTurn(desk(ctx), {
    ...plan(ctx, id, place),
    messages: [],
    context: await contextOfVariant(ctx, tab, request),
    async alongside(sql: Sql) {
      const placed = await sql.query(placeVariant, [request.id, id, onlyFirst, MOST_VARIANTS]);
      if (placed.length === 0) throw new DomainError('conflict', 'This is still being written.');
    },
  });
  return { tab, requestId: request.id, live };
}

function tooMany(): DomainError {
  return new DomainError(
    'conflict',
    `A request can have ${MOST_VARIANTS} variants at most. Put it again as a new one.`,
    { details: { reason: 'full' } },
  );
}

function plan(ctx: Context, assistantMessageId: string, place: TurnPlace) {
  return {
    turnId: newId(),
    assistantMessageId,
    place,
    model: defaultModel(ctx),
    settings: { maxTokens: MOST_TOKENS },
    kind: 'tab' as const,
  };
}

function desk(ctx: Context): Context {
  return { ...ctx, textModels: copywriters(ctx.textModels) };
}
