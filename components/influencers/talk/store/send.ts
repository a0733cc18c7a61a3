import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { forgetRecording, keepRecording, readRecording } from '#components/shared/recordings.ts';
import { forgetUnsent, keepUnsent, readOutbox, type Unsent } from '../state/outbox.ts';
import { mayPass, send } from './attach.ts';
import { refresh } from './refresh.ts';
import type { Talk } from './talk.ts';
import { tryLater } from './try-later.ts';

const NEW = { media: [], spoken: false, arrived: 0, problem: null };
const LOST = { message: 'The recording is not in this browser any more.', unreachable: false };

/** Says something, after all that still waits. It is kept by this browser until the server has it. */
export function say(talk: Talk, content: string, media: Unsent['media']): void {
  put(talk, { ...NEW, messageId: newId(), content, media });
}

/** The same with a recording. With a `problem` it waits until somebody sends or deletes it. */
export async function sayAloud(talk: Talk, file: File, problem: Unsent['problem'] = null): Promise<void> {
  const messageId = newId();
  const isKept = await keepRecording(talk.speaker.userId, messageId, file);
  if (!isKept) talk.volatile.add(messageId);
  put(talk, { ...NEW, messageId, content: '', spoken: true, problem });
}

function put(talk: Talk, unsent: Unsent): void {
  keep(talk, unsent);
  talk.outbox.set([...talk.outbox.get(), unsent]);
  void deliver(talk);
}

/** Sends what this browser still has to say, and what nobody was there to take; when it comes back to life, or online. */
export function recall(talk: Talk): void {
  const known = new Set(talk.outbox.get().map(({ messageId }) => messageId));
  const kept = readOutbox(talk.speaker).filter(({ messageId }) => !known.has(messageId));
  const all = [...kept, ...talk.outbox.get()].map((one) =>
    one.problem?.unreachable ? { ...one, problem: null } : one,
  );
  talk.outbox.set(all.toSorted((a, b) => (a.messageId < b.messageId ? -1 : 1)));
  void deliver(talk);
}

/** Tries what was not taken once more, and what waits behind it. */
export function sendAgain(talk: Talk, messageId: string): void {
  change(talk, messageId, { problem: null });
  void deliver(talk);
}

/** Takes back what was not taken. */
export function takeBack(talk: Talk, messageId: string): void {
  drop(talk, messageId);
  void deliver(talk);
}

/** Takes back all that waits: its conversation is no more. */
export function takeBackAll(talk: Talk): void {
  for (const { messageId } of [...readOutbox(talk.speaker), ...talk.outbox.get()]) drop(talk, messageId);
}

/** Another window has sent or taken back a message: here it waits no longer. */
export function dropElsewhere(talk: Talk, messageId: string): void {
  if (
    talk.sending !== messageId &&
    !talk.outbox.get().some((one) => one.messageId === messageId && one.arrived > 0)
  )
    drop(talk, messageId);
}

/** One after the other, in the order in which they were said; what is refused stays, and says why. */
async function deliver(talk: Talk): Promise<void> {
  while (talk.sending === null) {
    const next = talk.outbox.get().find(({ arrived }) => arrived === 0);
    if (next === undefined || next.problem !== null) return;
    talk.sending = next.messageId;
    await deliverOne(talk, next);
    talk.sending = null;
  }
}

async function deliverOne(talk: Talk, unsent: Unsent): Promise<void> {
  const { messageId, content, media } = unsent;
  let uploading = unsent.spoken;
  try {
    const sound = unsent.spoken ? await upload(talk, messageId) : keysOf(media, 'audio')[0];
    uploading = false;
    if (unsent.spoken && sound === undefined) return change(talk, messageId, { problem: LOST });
    const input = { persona: talk.persona.id, messageId, content, media: keysOf(media, 'image'), sound };
    // An answer that is being given delays it: the page goes on telling that.
    await persistently(() => mutate('talk.say', input));
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    const unreachable = refusal.status === null || (uploading && mayPass(refusal.status));
    change(talk, messageId, { problem: { message: refusal.message, unreachable } });
    if (unreachable) tryLater(talk);
    return;
  }
  talk.retries = 0;
  // It leaves the page for its place among the others, once that is known.
  change(talk, messageId, { arrived: talk.asked + 1 });
  forget(talk, messageId);
  talk.tell();
  await refresh(talk);
}

/** Sent again under its id it is the same one. */
async function upload(talk: Talk, messageId: string): Promise<string | undefined> {
  const file = await readRecording(talk.speaker.userId, messageId);
  if (file === null) return undefined;
  return (await persistently(() => send(file, messageId))).key;
}

function keysOf(media: Unsent['media'], wanted: 'image' | 'audio'): string[] {
  return media.filter(({ kind }) => kind === wanted).map(({ key }) => key);
}

function change(talk: Talk, messageId: string, to: Partial<Unsent>): void {
  talk.outbox.set(talk.outbox.get().map((one) => (one.messageId === messageId ? { ...one, ...to } : one)));
  const changed = talk.outbox.get().find((one) => one.messageId === messageId);
  if (changed !== undefined) keep(talk, changed);
}

/** A recording that the browser did not keep lives as long as this page. */
function keep(talk: Talk, unsent: Unsent): void {
  if (!talk.volatile.has(unsent.messageId)) keepUnsent(talk.speaker, unsent);
}

function drop(talk: Talk, messageId: string): void {
  talk.outbox.set(talk.outbox.get().filter((one) => one.messageId !== messageId));
  forget(talk, messageId);
}

function forget(talk: Talk, messageId: string): void {
  talk.volatile.delete(messageId);
  forgetUnsent(talk.speaker, messageId);
  void forgetRecording(talk.speaker.userId, messageId);
}
