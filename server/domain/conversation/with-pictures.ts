import type { ModelImage } from '#server/kernel/model.ts';
import type { NewMessage } from './begin-turn.ts';
import type { HistoryRow } from './compose-prompt.ts';

/** What is to be looked at with a message of a conversation. */
export type Picture = { messageId: string; depth: number; image: ModelImage };

/** The same messages with their pictures: stored ones are found by their place, new ones by their id. */
export function withPictures(
  { history, fresh }: { history: readonly HistoryRow[]; fresh: readonly NewMessage[] },
  pictures: readonly Picture[],
): { history: HistoryRow[]; fresh: NewMessage[] } {
  const of = (mine: (picture: Picture) => boolean) => {
    const images = pictures.filter(mine).map(({ image }) => image);
    return images.length === 0 ? {} : { images };
  };
  const users = (role: string) => role === 'user';
  return {
    history: history.map((row) => ({ ...row, ...of(({ depth }) => users(row.role) && depth === row.depth) })),
    fresh: fresh.map((message) => ({ ...message, ...of(({ messageId }) => messageId === message.id) })),
  };
}
