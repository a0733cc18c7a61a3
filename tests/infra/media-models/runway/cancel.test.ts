import { expect, it } from 'vitest';
import { startRunwaySimulator } from '#tests/simulators/media/runway-simulator.ts';
import type { RunwayTaskState } from '#tests/simulators/media/runway-task.ts';
import { accept, failureOf, onRunway, patient, runwayAt, videoOf } from '../order.ts';

it.each<[RunwayTaskState, string, string]>([
  [{ status: 'PENDING' }, 'cancelled', 'cancelled'],
  [{ status: 'RUNNING', progress: 0.9 }, 'cancelled', 'cancelled'],
  [{ status: 'CANCELLED' }, 'cancelled', 'cancelled'],
  [{ status: 'SUCCEEDED' }, 'too-late', 'succeeded'],
  [{ status: 'FAILED' }, 'too-late', 'failed'],
])('of a task that is %j the cancellation is %s', async (state, answer, then) => {
  await using runway = await startRunwaySimulator({ begin: state });
  const { jobs, submit } = runwayAt(runway.baseUrl);
  const remote = await accept({ submit }, videoOf(onRunway()));
  expect(await jobs.cancel(onRunway(), remote, patient())).toBe(answer);
  expect((await jobs.poll(onRunway(), remote, patient())).type).toBe(then);
});

it('a finished task is never deleted: its video would go with it', async () => {
  await using runway = await startRunwaySimulator({ begin: { status: 'SUCCEEDED' } });
  const { jobs, submit } = runwayAt(runway.baseUrl);
  const remote = await accept({ submit }, videoOf(onRunway()));
  await jobs.cancel(onRunway(), remote, patient());
  expect(runway.requests.some(({ operation }) => operation === 'delete')).toBe(false);
});

it('a cancellation whose answer was lost can be sent again', async () => {
  await using runway = await startRunwaySimulator();
  const { jobs, submit } = runwayAt(runway.baseUrl);
  const remote = await accept({ submit }, videoOf(onRunway()));
  void runway.meet('delete', { after: 'reset' });
  expect(await failureOf(jobs.cancel(onRunway(), remote, patient()))).toMatchObject({ outcome: 'unknown' });
  expect(await jobs.cancel(onRunway(), remote, patient())).toBe('cancelled');
});
