import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { forgetUnsent, keepUnsent, readOutbox, type Unsent } from '../state/outbox.ts';
import { load } from './refresh.ts';
import type { Talk } from './talk.ts';

/** Says something, after all that still waits. It is kept by this browser until the server has it. */
export function say(talk: Talk, content: string, media: Unsent['media']): void {
  const unsent = { messageId: newId(), content, media, problem: null };
  keepUnsent(talk.speaker, unsent);
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
  talk.outbox.set(all);
  void deliver(talk);
}

/** Tries what was not taken once more, and what waits behind it. */
export function sendAgain(talk: Talk, messageId: string): void {
  change(talk, messageId, null);
  void deliver(talk);
}

/** Takes back what was not taken. */
export function takeBack(talk: Talk, messageId: string): void {
  drop(talk, messageId);
  void deliver(talk);
}

/** Another window has sent or taken back a message: here it waits no longer. */
export function dropElsewhere(talk: Talk, messageId: string): void {
  if (talk.sending !== messageId) drop(talk, messageId);
}

/** One after the other, in the order in which they were said; what is refused stays, and says why. */
async function deliver(talk: Talk): Promise<void> {
  while (talk.sending === null) {
    const [next] = talk.outbox.get();
    if (next === undefined || next.problem !== null) return;
    talk.sending = next.messageId;
    await deliverOne(talk, next);
    talk.sending = null;
  }
}

async function deliverOne(talk: Talk, { messageId, content, media }: Unsent): Promise<void> {
  const images = media.filter(({ kind }) => kind === 'image').map(({ key }) => key);
  const sound = media.find(({ kind }) => kind === 'audio')?.key;
  const input = { persona: talk.persona.id, messageId, content, media: images, sound };
  try {
    // An answer that is being given delays it: the page goes on telling that.
    await persistently(() => mutate('talk.say', input));
    // It leaves the outbox only for its place among the others.
    await persistently(() => load(talk));
    drop(talk, messageId);
    talk.tell();
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    change(talk, messageId, { message: refusal.message, unreachable: refusal.status === null });
  }
}

function change(talk: Talk, messageId: string, problem: Unsent['problem']): void {
  talk.outbox.set(talk.outbox.get().map((one) => (one.messageId === messageId ? { ...one, problem } : one)));
  const changed = talk.outbox.get().find((one) => one.messageId === messageId);
  if (changed !== undefined) keepUnsent(talk.speaker, changed);
}

function drop(talk: Talk, messageId: string): void {
  talk.outbox.set(talk.outbox.get().filter((one) => one.messageId !== messageId));
  forgetUnsent(talk.speaker, messageId);
}
