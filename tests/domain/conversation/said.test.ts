import { describe, expect, it } from 'vitest';
import { cutBefore, type Said, SaidLog, type SaidKind } from '#server/domain/conversation/said.ts';
import { randomFrom } from '#tests/components/chat/random-from.ts';

const joined = (runs: readonly Said[]): string => runs.map((run) => run.text).join('');
const PIECES = ['a', 'word ', '🙂', 'é', '漢字', '\n\n', 'x'.repeat(700), '👩‍👩‍👧', ' '];

/** A log filled piece by piece, and the same as plain text. */
function randomLog(random: () => number): { log: SaidLog; whole: string; ends: number[] } {
  const log = new SaidLog();
  const ends = [0];
  let whole = '';
  const thoughts = Math.floor(random() * 20);
  for (let index = 0; index < 60; index++) {
    const text = PIECES[Math.floor(random() * PIECES.length)] ?? '';
    log.append(index < thoughts ? 'reasoning' : 'text', text);
    whole += text;
    ends.push(whole.length);
  }
  return { log, whole, ends };
}

describe('a log of what was said', () => {
  it('gives from any position exactly what was said after it', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = randomFrom(seed);
      const { log, whole } = randomLog(random);
      expect(log.seq, `seed ${seed}`).toBe(whole.length);
      for (let cut = 0; cut < 40; cut++) {
        const position = Math.floor(random() * (whole.length + 1));
        const rest = log.from(position);
        expect(joined(rest), `seed ${seed}, position ${position}`).toBe(whole.slice(position));
        let next = position;
        for (const run of rest) {
          expect(run.seq, `seed ${seed}, position ${position}`).toBe(next);
          next += run.text.length;
        }
      }
    }
  });

  it('is read whole by a reader who is cut off at random places and goes on from there', () => {
    for (let seed = 1; seed <= 30; seed++) {
      const random = randomFrom(seed);
      const { log, whole } = randomLog(random);
      let seen = '';
      while (seen.length < whole.length) {
        const rest = joined(log.from(seen.length));
        seen += rest.slice(0, 1 + Math.floor(random() * rest.length));
      }
      expect(seen, `seed ${seed}`).toBe(whole);
    }
  });

  it('leaves what was read as it was read when more is said', () => {
    const log = new SaidLog();
    log.append('text', 'Hello');
    const read = log.from(0);
    log.append('text', ', world');
    expect(read).toEqual([{ seq: 0, kind: 'text', text: 'Hello' }]);
    expect(joined(log.from(5))).toBe(', world');
  });

  it('keeps thoughts and words apart, each whole', () => {
    const log = new SaidLog();
    const said: [SaidKind, string][] = [
      ['reasoning', 'Let me '],
      ['reasoning', 'think.'],
      ['text', 'Yes'],
      ['text', '.'],
    ];
    for (const [kind, text] of said) log.append(kind, text);
    expect([log.all('reasoning'), log.all('text')]).toEqual(['Let me think.', 'Yes.']);
    expect(log.from(0).map((run) => run.kind)).toEqual(['reasoning', 'text']);
    expect([log.endsWith('text'), log.endsWith('reasoning')]).toEqual([true, false]);
  });

  it('has nothing to give at its end, beyond it, or while it is empty', () => {
    const log = new SaidLog();
    log.append('text', '');
    expect([log.seq, log.from(0), log.endsWith('text')]).toEqual([0, [], false]);
    log.append('text', 'abc');
    expect([log.from(3), log.from(1_000)]).toEqual([[], []]);
  });

  it('does not copy a long reply to give its end', () => {
    const log = new SaidLog();
    for (let index = 0; index < 10_000; index++) log.append('text', '0123456789');
    const [last] = log.from(log.seq - 5);
    expect(last?.text).toBe('56789');
    expect(log.from(0).length).toBeGreaterThan(90);
  });
});

it('runs are cut in their middle, and those before the position are gone', () => {
  const runs: Said[] = [
    { seq: 0, kind: 'reasoning', text: 'abc' },
    { seq: 3, kind: 'text', text: '' },
    { seq: 3, kind: 'text', text: 'defg' },
  ];
  expect(cutBefore(runs, 0)).toEqual([runs[0], runs[2]]);
  expect(cutBefore(runs, 2)).toEqual([{ seq: 2, kind: 'reasoning', text: 'c' }, runs[2]]);
  expect(cutBefore(runs, 5)).toEqual([{ seq: 5, kind: 'text', text: 'fg' }]);
  expect(cutBefore(runs, 7)).toEqual([]);
});
