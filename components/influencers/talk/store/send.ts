import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { persistently } from '#components/shared/persistently.ts';
import { readOutbox, type Unsent, writeOutbox } from '../state/outbox.ts';
import { refresh } from './refresh.ts';
import type { Talk } from './talk.ts';

/** Says something, after all that still waits. It is kept by this browser until the server has it. */
export function say(talk: Talk, content: string, media: Unsent['media']): void {
  change(talk, [...talk.outbox.get(), { messageId: newId(), content, media, problem: null }]);
  void deliver(talk);
}

/** Sends what this browser still had to say when it was last here. */
export function recall(talk: Talk): void {
  const known = new Set(talk.outbox.get().map(({ messageId }) => messageId));
  const kept = readOutbox(talk.persona.id).filter(({ messageId }) => !known.has(messageId));
  if (kept.length > 0) talk.outbox.set([...kept, ...talk.outbox.get()]);
  void deliver(talk);
}

/** Tries what was not taken once more, and what waits behind it. */
export function sendAgain(talk: Talk, messageId: string): void {
  change(
    talk,
    talk.outbox.get().map((one) => (one.messageId === messageId ? { ...one, problem: null } : one)),
  );
  void deliver(talk);
}

/** Takes back what was not taken. */
export function takeBack(talk: Talk, messageId: string): void {
  change(
    talk,
    talk.outbox.get().filter((one) => one.messageId !== messageId),
  );
  void deliver(talk);
}

/** One after the other, in the order in which they were said; what is refused stays, and says why. */
async function deliver(talk: Talk): Promise<void> {
  if (talk.sending) return;
  talk.sending = true;
  try {
    for (;;) {
      const [next] = talk.outbox.get();
      if (next === undefined || next.problem !== null) return;
      await deliverOne(talk, next);
    }
  } finally {
    talk.sending = false;
  }
}

async function deliverOne(talk: Talk, { messageId, content, media }: Unsent): Promise<void> {
  const images = media.filter(({ kind }) => kind === 'image').map(({ key }) => key);
  const sound = media.find(({ kind }) => kind === 'audio')?.key;
  const input = { persona: talk.persona.id, messageId, content, media: images, sound };
  try {
    const saying = persistently(() => mutate('talk.say', input));
    // An answer that is being given delays it: the page goes on telling that.
    await saying;
    await refresh(talk);
    change(
      talk,
      talk.outbox.get().filter((one) => one.messageId !== messageId),
    );
    talk.tell();
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    change(
      talk,
      talk.outbox
        .get()
        .map((one) => (one.messageId === messageId ? { ...one, problem: refusal.message } : one)),
    );
  }
}

function change(talk: Talk, outbox: readonly Unsent[]): void {
  talk.outbox.set(outbox);
  writeOutbox(talk.persona.id, outbox);
}
