import { findStoredMedia, mediaKey, storeMedia, type StoredMedia } from '../file/index.ts';
import { isDomainError } from '#server/kernel/errors.ts';
import { isMediaFailure, MediaFailure, type MadeMedia, type RemoteOutput } from '#server/kernel/media.ts';
import { fail, succeed } from './end-generation.ts';
import type { RemoteJob } from './follow.ts';
import { backOff, secondsSince, sleep } from './pause.ts';
import { persistently } from './persistently.ts';
import { LeaseLost, type Run } from './run.ts';
import { noteOutput } from './sql.ts';

/** While storage is away, a result that exists is not given up for this long. */
const LONGEST_SECONDS = 24 * 60 * 60;
/** A result that came whole and is none is looked at again so often. */
const MOST_BAD = 5;
/** A result that the provider does not give out is asked for so often, a minute apart. */
const MOST_GONE = 15;

const STORAGE_AWAY = new MediaFailure('storage', 'The result was made, but could not be stored for a day.', {
  outcome: 'rejected',
});

/** Stores a result that was the answer itself. There is no second look at it: it is stored while it is read. */
export async function ingestMade(run: Run, made: MadeMedia): Promise<void> {
  // Kept whole while storage is away: what was paid for is not let go of.
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of made.body) chunks.push(chunk);
  } catch (error) {
    if (!isMediaFailure(error)) throw error;
    return fail(run, error);
  }
  const bytes = Buffer.concat(chunks);
  await untilStored(run, run.ctx.clock.now(), () =>
    Promise.resolve({ ...made, bytes: bytes.length, body: once(bytes) }),
  );
}

/** Fetches a provider's result and stores it; a link that has run out is asked for again. */
export async function ingestRemote(run: Run, job: RemoteJob, output: RemoteOutput): Promise<void> {
  const { ctx, generation, lost } = run;
  let at = output;
  await untilStored(run, job.since, async () => {
    try {
      return await ctx.mediaModels.open(generation.route, at, lost.signal);
    } catch (error) {
      if (!isMediaFailure(error) || error.code !== 'provider_lost') throw error;
      const state = await ctx.mediaModels.poll(generation.route, job.remote, lost.signal);
      if (state.type === 'failed') throw state.failure;
      if (state.type !== 'succeeded') throw error;
      at = state.output;
      await ctx.db.query(noteOutput, [job.attemptId, JSON.stringify(at), ctx.processId, run.epoch]);
      return ctx.mediaModels.open(generation.route, at, lost.signal);
    }
  });
}

/** Storing is tried again for hours; a result that is no result, a few times. */
async function untilStored(run: Run, since: Date, open: () => Promise<MadeMedia>): Promise<void> {
  const { ctx, generation, lost } = run;
  let bad = 0;
  let gone = 0;
  for (let attempt = 0; !lost.signal.aborted; attempt++) {
    try {
      const media = await store(run, await open());
      ctx.milestones.reached('K10');
      return await persistently(run, () => succeed(run, media));
    } catch (error) {
      if (lost.signal.aborted || error instanceof LeaseLost) return;
      const failure = failureOf(run, error);
      if (failure === null) throw error;
      if (failure.code === 'bad_result') bad++;
      if (failure.code === 'provider_lost') gone++;
      const final = failure.outcome === 'rejected' && failure.code !== 'bad_result';
      if (bad >= MOST_BAD || gone >= MOST_GONE || final) return fail(run, failure);
      if (secondsSince(ctx, since) > LONGEST_SECONDS) return fail(run, STORAGE_AWAY);
      ctx.log.warn('generation.not-stored', { generationId: generation.id, code: failure.code, attempt });
      await rest(run, failure.code === 'provider_lost' ? Number.MAX_SAFE_INTEGER : attempt);
    }
  }
}

function store(run: Run, made: MadeMedia): Promise<StoredMedia> {
  const { ctx, generation, lost } = run;
  const counted = { ...made, body: marked(run, made.body) };
  return storeMedia(ctx, { ...placeOf(generation), made: counted, signal: lost.signal });
}

/** Where the result goes: the same place each time, so that what is repeated leaves one object. */
function placeOf({ id, kind, ownerUuid, input }: Run['generation']) {
  return { key: mediaKey({ uuid: ownerUuid, kind, id }), kind, posterFrom: input?.key };
}

/** Ends a generation whose result was stored by a process that died before it could say so; false where none was. */
export async function finishStored(run: Run): Promise<boolean> {
  const place = { ...placeOf(run.generation), signal: run.lost.signal };
  const media = await findStoredMedia(run.ctx, place).catch((error: unknown) => {
    if (isMediaFailure(error)) return null;
    throw error;
  });
  if (media !== null) await succeed(run, media);
  return media !== null;
}

/** The same bytes; somewhere among them is a moment to be killed at. */
async function* marked(run: Run, body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let first = true;
  for await (const chunk of body) {
    yield chunk;
    if (first) run.ctx.milestones.reached('K9');
    first = false;
  }
}

/** Waits without letting go: the lease goes on, and so does what is in memory. */
async function rest(run: Run, attempt: number): Promise<void> {
  await sleep(backOff(run.ctx.mediaPace.retrySeconds, attempt), run.lost.signal);
}

/** What may pass or is an end; `null` for a mistake of ours, unless it would cost a result that is in memory only. */
function failureOf(run: Run, error: unknown): MediaFailure | null {
  if (isMediaFailure(error)) return error;
  const away = run.irreplaceable || (isDomainError(error) && error.code === 'unavailable');
  return away ? new MediaFailure('storage', 'Storage is away.', { outcome: 'unknown', cause: error }) : null;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
