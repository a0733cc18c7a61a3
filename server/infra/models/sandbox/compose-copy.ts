import { z } from 'zod';
import type { ModelMessage } from '#server/kernel/model.ts';
import { withoutCommands } from '../../sandbox/read-commands.ts';
import { voices, type Voice } from './copy-voices.ts';

/** How a copywriter is briefed; see what domain/copy tells every model. */
const Brief = z.object({
  title: z.string(),
  feature: z.string(),
  tone: z.string(),
  earlier_versions: z.array(z.string()).default([]),
});
const COPYWRITER = /^You are a copywriter\b/;
const ROOM = 300;
const LONGEST_TITLE = 60;
const LONGEST_FACTS = 160;
/** What a follow-up begins with, and no reader wants to see. */
const ORDER =
  /^(please\s+)?(also\s+)?(add|include|mention|emphasi[sz]e|highlight|describe|write|tell)\s+((some|more|the|an?)\s+)?((information|details?|facts?|something|words?|text)\s+)?((about|on|that|for)\s+)?/i;

/**
 * Copy for the brief in `question` (its commands taken out), where the instructions are those of a copywriter; else
 * `undefined`. Says only what this brief and the one before it about the same subject say, in the tone's own way; each
 * further version begins in another way.
 */
export function composeCopy(messages: readonly ModelMessage[], question: string): string | undefined {
  if (!messages.some(({ role, content }) => role === 'system' && COPYWRITER.test(content))) return undefined;
  const brief = readBrief(question);
  if (brief === undefined) return undefined;
  const { title, tone, earlier_versions: earlier } = brief;
  const subject = shortened(plain(title), LONGEST_TITLE);
  const before = messages
    .filter(({ role }) => role === 'user')
    .slice(0, -1)
    .map(({ content }) => readBrief(content))
    .findLast((one) => one?.title === title);
  const facts = together(before === undefined ? '' : factsOf(before), factsOf(brief));
  const voice = /\p{Script=Latin}/u.test(subject + facts) ? voices.get(tone) : undefined;
  if (voice === undefined) return shortened(`${subject}: ${facts}`, ROOM);
  return speak(voice, subject, facts, earlier.length);
}

function readBrief(text: string): z.output<typeof Brief> | undefined {
  return Brief.safeParse(parsed(text)).data;
}

function factsOf({ feature }: z.output<typeof Brief>): string {
  return plain(withoutCommands(feature))
    .replace(ORDER, '')
    .replace(/[.!?…。！？\s]+$/u, '');
}

function together(before: string, now: string): string {
  const both = `${before}, ${now}`;
  return before === '' || before === now || both.length > LONGEST_FACTS ? now : both;
}

function speak({ openings, closings }: Voice, subject: string, facts: string, version: number): string {
  const opening = (openings[version % openings.length] ?? '').replaceAll('{}', subject);
  const closing = (closings[version % closings.length] ?? '').replaceAll('{}', subject);
  const room = ROOM - opening.length - closing.length - 3;
  return `${opening} ${upperFirst(shortened(facts, room))}. ${closing}`;
}

/** At most so many UTF-16 units, cut behind a word. */
function shortened(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length + 1);
  const blank = cut.lastIndexOf(' ');
  return (blank > 0 ? cut.slice(0, blank) : cut.slice(0, length)).replace(/[\s,;:–-]+$/, '').toWellFormed();
}

/** Commands leave blanks where they stood. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function upperFirst(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
