import type { PersonaRow } from '../persona/index.ts';
import { getAbout } from '../account/index.ts';
import {
  type HistoryRow,
  type PromptFrame,
  roomFor,
  type SettledTurn,
  weighHistory,
  MOST_MESSAGES,
  type Picture,
  withPictures,
} from '../conversation/index.ts';
import {
  extractFacts,
  markRecalled,
  type MemoryPlace,
  noteBlock,
  recallMemories,
  rememberSaid,
} from '../memory/index.ts';
import { requireUser, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import type { ModelMessage } from '#server/kernel/model.ts';
import { oneLine } from '#server/kernel/one-line.ts';
import { aside } from './aside.ts';
import { condenseTalk, summaryAbove } from './condense-talk.ts';
import type { TalkKind } from './view.ts';

/** Of the room for history: when this much is filled, the older part goes into a summary. */
const FULL = 0.8;
/** Of the prompt: what memories may take. */
const MEMORIES = 0.1;

type Remembering = {
  kind: TalkKind;
  talk: { id: number };
  persona: Pick<PersonaRow, 'id' | 'displayName' | 'maxTokens'>;
  frame: PromptFrame;
  question: { id: string; content: string };
  pictures(conversationId: number): Promise<readonly Picture[]>;
};
type Opened = { conversationId: number; contextTokens: number; history: readonly HistoryRow[] };
type WithMemory = {
  pictures: Remembering['pictures'];
  recall(opened: Opened): Promise<PromptFrame>;
  settled(turn: SettledTurn): Promise<void>;
};

/** What a persona is reminded of before it answers, and what is kept of the turn when it has. */
export function withMemory(ctx: Context, remembering: Remembering): WithMemory {
  const { kind, talk, persona, frame, question } = remembering;
  const user = requireUser(ctx.actor);
  const scope = isTheirs(kind, user) ? 0 : talk.id;
  const place = { userId: user.userId, personaId: persona.id, scope };
  let used: string[] = [];
  let told = frame;
  let shown: readonly Picture[] = [];
  return {
    async pictures(conversationId) {
      shown = await remembering.pictures(conversationId);
      return shown;
    },
    async recall({ conversationId, contextTokens, history }) {
      const budget = Math.floor(roomFor(contextTokens, persona.maxTokens) * MEMORIES);
      const before = history.findLast(({ role }) => role === 'user')?.content ?? '';
      const asked = `${question.content}\n${before}`;
      const [about, summary, memories] = await Promise.all([
        isTheirs(kind, user) ? getAbout(ctx) : { text: '' },
        summaryAbove(ctx, conversationId, question.id),
        recallMemories(ctx, place, { asked, budget }),
      ]);
      used = memories.ids;
      told = {
        before: [
          ...frame.before,
          ...notes(about.text === '' ? null : noteBlock('whom you talk to, in their own words', about.text)),
          ...notes(summary && noteBlock('what was said before', summary.text)),
        ],
        beside: [...notes(memories.text), ...frame.beside],
        from: summary === null ? 0 : summary.throughDepth + 1,
      };
      return told;
    },
    async settled(turn) {
      const facts = extractFacts(question.content);
      await aside(ctx, 'remember', () => rememberSaid(ctx, place, { messageId: question.id, facts }));
      await aside(ctx, 'mark', () => markRecalled(ctx, used));
      if (turn.status !== 'complete' && turn.status !== 'stopped') return;
      await aside(ctx, 'condense', () => condenseWhenFull(ctx, { turn, persona, place, told, shown }));
    },
  };
}

/** A program's key is one user to us, but everybody who talks in its sessions may be another person. */
function isTheirs(kind: TalkKind, { via }: UserActor): boolean {
  return kind === 'influencer' || via !== 'api-key';
}

/** With the voice of a user: what stands in them has no more authority. */
function notes(text: string | null): ModelMessage[] {
  return text === null ? [] : [{ role: 'user', content: text }];
}

type Filling = {
  turn: SettledTurn;
  persona: Remembering['persona'];
  place: MemoryPlace;
  told: PromptFrame;
  shown: readonly Picture[];
};

async function condenseWhenFull(ctx: Context, { turn, persona, place, told, shown }: Filling): Promise<void> {
  const { history } = withPictures({ history: turn.path, fresh: [] }, shown);
  const { room, used } = weighHistory(history, told, turn.model.contextTokens, persona.maxTokens);
  const rows = turn.path.filter(({ depth }) => depth >= (told.from ?? 0)).length;
  if (room <= 0 || (used <= room * FULL && rows <= MOST_MESSAGES * FULL)) return;
  await condenseTalk(ctx, { turn, personaName: oneLine(persona.displayName), place, room, shown });
}
