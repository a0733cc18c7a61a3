import { expect, it } from 'vitest';
import type { FalJobState } from '#tests/simulators/media/fal-job.ts';
import { startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import { accept, falAt, failureOf, onFal, patient, videoOf } from '../order.ts';

it.each<[string, FalJobState, string, string]>([
  ['waits', { status: 'IN_QUEUE', position: 2 }, 'cancelled', 'cancelled'],
  ['runs', { status: 'IN_PROGRESS' }, 'too-late', 'running'],
  ['has ended', { status: 'COMPLETED' }, 'too-late', 'succeeded'],
])('a job that %s: its cancellation is %s', async (_, state, answer, then) => {
  await using fal = await startFalSimulator();
  const { jobs, submit } = falAt(fal.baseUrl);
  const remote = await accept({ submit }, videoOf(onFal()));
  (await fal.accepted.nth(1)).state = state;
  expect(await jobs.cancel(onFal(), remote, patient())).toBe(answer);
  expect((await jobs.poll(onFal(), remote, patient())).type).toBe(then);
});

it('a job that fal does not know any more is cancelled: nothing will come of it', async () => {
  await using fal = await startFalSimulator();
  expect(await falAt(fal.baseUrl).jobs.cancel(onFal(), { id: 'forgotten' }, patient())).toBe('cancelled');
});

it('a cancellation whose answer was lost can be sent again', async () => {
  await using fal = await startFalSimulator();
  const { jobs, submit } = falAt(fal.baseUrl);
  const remote = await accept({ submit }, videoOf(onFal()));
  void fal.meet('cancel', { after: 'reset' });
  expect(await failureOf(jobs.cancel(onFal(), remote, patient()))).toMatchObject({ outcome: 'unknown' });
  expect(await jobs.cancel(onFal(), remote, patient())).toBe('too-late');
  expect(await jobs.poll(onFal(), remote, patient())).toEqual({ type: 'cancelled' });
});
