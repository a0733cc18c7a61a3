import { expect, onTestFinished, test, vi } from 'vitest';
import { startBackground } from '#server/main/background.ts';
import { testApplication } from '#tests/support/app/index.ts';

test('jobs run at once, then in their rhythm, never twice at a time, and again after a failure', async () => {
  await using app = await testApplication();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const lines: string[] = [];
  const log = {
    ...app.ports.log,
    warn: (event: string, fields?: object) => void lines.push(`${event} ${JSON.stringify(fields)}`),
  };
  const gate = Promise.withResolvers<undefined>();
  let beats = 0;
  let checks = 0;
  const db: typeof app.ports.db = {
    ...app.ports.db,
    async query(statement, values) {
      if (statement.name !== 'beat') return app.ports.db.query(statement, values);
      beats++;
      if (beats === 2) await gate.promise;
      if (beats === 3) throw new Error('gone');
      return app.ports.db.query(statement, values);
    },
    transaction: (work) =>
      app.ports.db.transaction((sql) =>
        work({
          query(statement, values) {
            if (statement.name === 'find-ledger-violations') checks++;
            return sql.query(statement, values);
          },
        }),
      ),
  };
  const background = await startBackground({ ...app.ports, db, log }, { worker: false });
  expect([beats, checks]).toEqual([1, 0]);
  vi.advanceTimersByTime(10_000);
  expect(beats).toBe(2);
  gate.resolve(undefined);
  await vi.waitFor(() => {
    vi.advanceTimersByTime(2_000);
    expect(beats).toBeGreaterThan(3);
  });
  // What need not come before the first request comes in its rhythm.
  vi.advanceTimersByTime(60_000);
  await vi.waitFor(() => expect(checks).toBeGreaterThan(0));
  expect(lines).toEqual(['job.failed {"job":"tend-turns","reason":"Error"}']);
  background.stop();
  expect(vi.getTimerCount()).toBe(0);
});
