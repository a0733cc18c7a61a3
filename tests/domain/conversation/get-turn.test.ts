import { describe, expect, test } from 'vitest';
import { ask, getTurn, stopTurn, watchTurn } from '#server/domain/conversation/index.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { newId } from '#server/kernel/ids.ts';
import { askAndRead, follow, question, startTalking, textOf, thoughtsOf } from '#tests/support/app/index.ts';

describe('a turn', () => {
  test('is told as it stands: running with what was said, then ended with how', async () => {
    await using t = await startTalking();
    const gate = Promise.withResolvers<void>();
    t.provider.answer({
      steps: [
        { reasoning: 'Hm.' },
        { text: 'One' },
        { wait: gate.promise },
        { text: ' two' },
        { end: 'length' },
      ],
    });
    const asked = question();
    const { conversation } = await ask(t.ctx, asked);
    const reader = follow(t.ctx, asked.turnId);
    await reader.until((so) => so.text() === 'One');
    expect(await getTurn(t.ctx, asked)).toMatchObject({
      id: asked.turnId,
      sessionId: conversation.sessionId,
      messageId: asked.assistantMessageId,
      status: 'running',
      model: 'model-1',
      sandbox: false,
      content: 'One',
      end: null,
      endedAt: null,
    });
    gate.resolve();
    const end = await reader.done;
    const report = await getTurn(t.ctx, asked);
    expect(report).toMatchObject({ status: 'complete', content: 'One two', end });
    expect(end).toMatchObject({ endReason: 'length', seq: 10 });
    expect(report.endedAt?.getTime()).toBeGreaterThanOrEqual(report.startedAt.getTime());
  });

  test('that has ended is read again from any position: thoughts first, then words', async () => {
    await using t = await startTalking();
    t.provider.answer({
      steps: [{ reasoning: 'Hm 🙂' }, { text: 'Über ' }, { text: '🙂.' }, { end: 'stop' }],
    });
    const asked = question();
    const live = await askAndRead(t.ctx, asked);
    const whole = 'Hm 🙂Über 🙂.';
    for (let seq = 0; seq <= whole.length; seq++) {
      const reader = follow(t.ctx, asked.turnId, seq);
      expect(await reader.done).toEqual(live.events.at(-1));
      expect(reader.events[0]).toEqual({
        type: 'turn-start',
        turnId: asked.turnId,
        messageId: asked.assistantMessageId,
        seq,
      });
      expect(thoughtsOf(reader.events) + textOf(reader.events), `from ${seq}`).toBe(whole.slice(seq));
      expect(reader.events.every((event) => !('text' in event) || event.text !== '')).toBe(true);
    }
    const beyond = follow(t.ctx, asked.turnId, 999);
    expect(await beyond.done).toMatchObject({ type: 'turn-end', seq: whole.length });
    expect(beyond.text()).toBe('');
  });

  test('goes on without readers: leaving stops nothing', async () => {
    await using t = await startTalking();
    const gate = Promise.withResolvers<void>();
    t.provider.answer({
      steps: [{ text: 'One' }, { wait: gate.promise }, { text: ' two' }, { end: 'stop' }],
    });
    const asked = question();
    await ask(t.ctx, asked);
    const first = follow(t.ctx, asked.turnId);
    await first.until((so) => so.text() === 'One');
    first.leave();
    expect(await first.done).toMatchObject({ type: 'text-delta' });
    gate.resolve();
    const second = follow(t.ctx, asked.turnId, first.seq());
    expect(await second.done).toMatchObject({ status: 'complete' });
    expect(second.text()).toBe(' two');
  });

  test('stopped keeps its words, and stopping again answers the same', async () => {
    await using t = await startTalking();
    const exchange = t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(t.ctx, asked);
    await follow(t.ctx, asked.turnId).until((so) => so.text() === 'So far');
    const from = performance.now();
    const ends = await Promise.all([stopTurn(t.ctx, asked), stopTurn(t.ctx, asked)]);
    const { at, by } = await exchange.closed;
    console.log(
      `stopped in its own process: provider's connection closed after ${(at - from).toFixed(0)} ms`,
    );
    expect(by).toBe('client');
    expect(ends[0]).toEqual({
      type: 'turn-end',
      status: 'stopped',
      endReason: null,
      promptTokens: null,
      completionTokens: null,
      failure: null,
      seq: 6,
    });
    expect(ends[1]).toEqual(ends[0]);
    expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'stopped', content: 'So far' });
  });

  test('that ended is not changed by stopping it', async () => {
    await using t = await startTalking();
    const asked = question();
    await askAndRead(t.ctx, asked);
    expect(await stopTurn(t.ctx, asked)).toMatchObject({ status: 'complete', endReason: 'stop' });
  });

  test('is not_found for anybody else, running or not, and for an id that is none', async () => {
    await using t = await startTalking();
    t.provider.answer({ steps: [{ text: 'So far' }, 'stall'] });
    const asked = question();
    await ask(t.ctx, asked);
    const stranger = await t.app.newUser();
    for (const verb of [getTurn, stopTurn, watchTurn]) {
      await expect(verb(stranger.ctx, asked)).rejects.toMatchObject({ code: 'not_found' });
      await expect(verb(t.ctx, { turnId: newId() })).rejects.toMatchObject({ code: 'not_found' });
    }
    for (const input of [{ turnId: 'x' }, { ...asked, lastEventId: '-1' }]) {
      expect(await watchTurn(t.ctx, input).catch(toDomainError)).toMatchObject({ code: 'invalid_input' });
    }
    expect(await getTurn(t.ctx, asked)).toMatchObject({ status: 'running' });
  });
});
