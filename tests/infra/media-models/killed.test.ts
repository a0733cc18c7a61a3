import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { startFalSimulator } from '#tests/simulators/media/fal-simulator.ts';
import { startRunwaySimulator } from '#tests/simulators/media/runway-simulator.ts';
import { smallVideoOf } from '#tests/simulators/media/small-video.ts';
import { killHard, startProcess } from '#tests/support/start-process.ts';
import { bytesOf, KLING, mediaModels, onFal, onRunway, patient, videoOf } from './order.ts';

const PROGRAM = 'tests/infra/media-models/submit-process.ts';

it('what fal accepted from a process that was killed at that moment is found and finished by another', {
  timeout: 30_000,
}, async () => {
  await using fal = await startFalSimulator();
  const env = { FAL_KEY: 'key', FAL_BASE_URL: fal.baseUrl };
  const attemptId = randomUUID();
  const since = new Date();
  fal.always('submit', { after: 'silence' });
  const killed = startProcess([PROGRAM, 'fal', attemptId], env);
  const job = await fal.accepted.nth(1);
  killHard(killed.pid);
  expect(await killed.ended).toBe('SIGKILL');

  const models = mediaModels(env);
  const remote = await models.find(videoOf(onFal(), { attemptId }), since, patient());
  expect(remote).toEqual({ id: job.id, endpoint: KLING });
  if (typeof remote === 'string') return;
  job.state = { status: 'COMPLETED' };
  const state = await models.poll(onFal(), remote, patient());
  if (state.type !== 'succeeded') throw new Error(`It is ${state.type}.`);
  const video = await bytesOf(await models.open(onFal(), state.output, patient()));
  expect(video.equals(smallVideoOf(job.id))).toBe(true);
  expect(fal.accepted.jobs).toHaveLength(1);
});

it('what Runway accepted from such a process cannot be found, and says so', { timeout: 30_000 }, async () => {
  await using runway = await startRunwaySimulator();
  const env = { RUNWAYML_API_KEY: 'key', RUNWAYML_BASE_URL: runway.baseUrl };
  const attemptId = randomUUID();
  runway.always('create', { after: 'silence' });
  const killed = startProcess([PROGRAM, 'runway', attemptId], env);
  await runway.accepted.nth(1);
  killHard(killed.pid);
  await killed.ended;
  const found = mediaModels(env).find(videoOf(onRunway(), { attemptId }), new Date(), patient());
  expect(await found).toBe('unknowable');
  expect(runway.accepted.jobs).toHaveLength(1);
});
