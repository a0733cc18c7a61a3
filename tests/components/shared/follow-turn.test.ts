import { describe, expect, test } from 'vitest';
import type { MessageView, TurnEnd, TurnEvent } from '#server/domain/conversation/view.ts';
import { followTurn } from '#components/shared/follow-turn.ts';
import { mergeSnapshot } from '#components/shared/merge-snapshot.ts';
import { answerRow } from '#components/chat/state/optimistic-rows.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';

const TURN = 'turn';
const start = answerRow({
  id: 'answer',
  parentId: 'question',
  createdAt: '2026-11-20T10:00:00.000Z',
  siblings: ['answer'],
  turnId: TURN,
  model: 'm',
  sandbox: false,
});

const say = (text: string, seq: number): TurnEvent => ({ type: 'text-delta', text, seq });
const end = (seq: number): TurnEnd => ({
  type: 'turn-end',
  status: 'complete',
  endReason: 'stop',
  promptTokens: 3,
  completionTokens: 5,
  failure: null,
  seq,
});

describe('following a turn', () => {
  test('takes what continues exactly where the row stands', () => {
    const { row, gap } = followTurn(start, [say('Hel', 3), say('lo', 5)]);
    expect(row.content).toBe('Hello');
    expect(row.live).toEqual({ turnId: TURN, seq: 5 });
    expect(gap).toBe(false);
  });

  test('skips what is already there', () => {
    const { row } = followTurn(start, [say('Hello', 5)]);
    expect(followTurn(row, [say('Hel', 3), say('lo', 5)]).row).toBe(row);
  });

  test('takes only the new part of an event that begins earlier', () => {
    const { row } = followTurn(start, [say('Hel', 3), say('Hello', 5)]);
    expect(row.content).toBe('Hello');
  });

  test('reports a hole, and keeps what came before it', () => {
    const { row, gap } = followTurn(start, [say('Hel', 3), say('there', 12)]);
    expect(gap).toBe(true);
    expect(row.content).toBe('Hel');
  });

  test('an end further on than the row is a hole as well', () => {
    const followed = followTurn(start, [say('Hel', 3), end(5)]);
    expect(followed).toMatchObject({ gap: true, end: null });
    expect(followed.row.live).not.toBeNull();
  });

  test('closes the row with what the end tells', () => {
    const { row, end: told } = followTurn(start, [say('Hi', 2), end(2)]);
    expect(row).toMatchObject({ status: 'complete', live: null, completionTokens: 5, content: 'Hi' });
    expect(told?.status).toBe('complete');
  });

  test('thoughts and words share one count', () => {
    const events: TurnEvent[] = [{ type: 'reasoning-delta', text: 'hm', seq: 2 }, say('Hi', 4), end(4)];
    expect(followTurn(start, events).row).toMatchObject({ reasoning: 'hm', content: 'Hi' });
  });

  test('a row that has ended listens no more', () => {
    const closed = followTurn(start, [end(0)]).row;
    expect(followTurn(closed, [say('more', 4)]).row).toBe(closed);
  });
});

describe('any reader', () => {
  test('ends with the text of an undisturbed one, whatever is doubled, late, merged, cut or resumed', () => {
    for (let seed = 1; seed <= 500; seed++) {
      const random = randomFrom(seed);
      const log = someLog(random);
      const undisturbed = followTurn(start, [...log.events, end(log.length)]).row;
      expect(disturbedReader(random, log), `seed ${seed}`).toEqual(undisturbed);
    }
  });
});

type Log = { events: Extract<TurnEvent, { text: string }>[]; length: number };

function someLog(random: () => number): Log {
  const alphabet = ['a', 'b ', '\n', 'é', '😀', '字', '**', '`'];
  const events: Log['events'] = [];
  let length = 0;
  for (let count = Math.floor(random() * 30); count > 0; count--) {
    const type = random() < 0.3 ? 'reasoning-delta' : 'text-delta';
    const text = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, alphabet)).join('');
    length += text.length;
    events.push({ type, text, seq: length });
  }
  return { events, length };
}

/** Reads through a transport that repeats, delays, drops and merges, and asks for a snapshot when it must. */
function disturbedReader(random: () => number, log: Log): MessageView {
  let row = start;
  for (let round = 0; round < 1000 && row.live !== null; round++) {
    const { seq } = row.live;
    const from = random() < 0.5 ? seq : Math.floor(random() * (seq + 1));
    const batch: TurnEvent[] = eventsFrom(log, from);
    if (random() < 0.5) batch.splice(Math.floor(random() * batch.length), Math.floor(random() * 3));
    if (random() < 0.3) batch.push(...eventsFrom(log, Math.floor(random() * (log.length + 1))));
    if (random() < 0.3) batch.reverse();
    const cut = Math.floor(random() * (batch.length + 2));
    if (cut > batch.length) batch.push(end(log.length));
    const followed = followTurn(row, batch.slice(0, cut));
    row = followed.gap || random() < 0.1 ? reload(followed.row, snapshotAt(log, random)) : followed.row;
  }
  return row;
}

/** What the server replays from `seq` on: the first event cut, neighbours of one kind perhaps in one. */
function eventsFrom(log: Log, seq: number): Log['events'] {
  return log.events
    .filter((event) => event.seq > seq)
    .map((event) => ({
      ...event,
      text: event.text.slice(Math.max(0, seq - (event.seq - event.text.length))),
    }));
}

function snapshotAt(log: Log, random: () => number): MessageView {
  const stored = log.events.slice(0, Math.floor(random() * (log.events.length + 1)));
  return followTurn(start, stored).row;
}

function reload(row: MessageView, snapshot: MessageView): MessageView {
  const merged = mergeSnapshot({ rows: [row], earlier: false }, { rows: [snapshot], earlier: false });
  return merged.rows[0] ?? row;
}

function pick(random: () => number, from: readonly string[]): string {
  return from[Math.floor(random() * from.length)] ?? '';
}
