import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { persistently } from '#components/shared/persistently.ts';
import { refresh } from './refresh.ts';
import type { Talk } from './talk.ts';

/** Has the persona answer once more what answer `messageId` came to nothing with. Answers why not, `null` where it does. */
export async function askAgain(talk: Talk, messageId: string): Promise<string | null> {
  try {
    await persistently(() => mutate('talk.askAgain', { persona: talk.persona.id, messageId }));
  } catch (error) {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    return refusal.message;
  }
  talk.tell();
  await refresh(talk);
  return null;
}
