import { groupBy, packingList, transports } from './prepared-texts.ts';

const PREPARED: readonly { all: readonly RegExp[]; text: string }[] = [
  { all: [/\bgroup(s|ing|by)?\b/i, /\b(function|typescript|code)\b/i, /\bkey\b/i], text: groupBy },
  { all: [/\brest\b/i, /\bweb ?sockets?\b/i, /\b(server-sent|sse)\b/i], text: transports },
  { all: [/\bpack(ing)?\b/i, /\bmountains?\b/i], text: packingList },
];

/** A good answer to what the first page of the chat proposes to ask; it says that it was prepared. */
export function choosePrepared(question: string): string | undefined {
  return PREPARED.find(({ all }) => all.every((sign) => sign.test(question)))?.text;
}
