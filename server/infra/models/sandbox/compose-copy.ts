import { z } from 'zod';
import type { ModelMessage } from '#server/kernel/model.ts';
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

/**
 * Copy for the brief in `question` (its commands taken out), where the instructions are those of a copywriter; else
 * `undefined`. Says only what the brief says, in the tone's own way; each further version begins in another way.
 */
export function composeCopy(messages: readonly ModelMessage[], question: string): string | undefined {
  if (!messages.some(({ role, content }) => role === 'system' && COPYWRITER.test(content))) return undefined;
  const brief = Brief.safeParse(parsed(question));
  if (!brief.success) return undefined;
  const { title, feature, tone, earlier_versions: earlier } = brief.data;
  const subject = shortened(plain(title), LONGEST_TITLE);
  const facts = plain(feature).replace(/[.!?…。！？\s]+$/u, '');
  const voice = /\p{Script=Latin}/u.test(subject + facts) ? voices.get(tone) : undefined;
  if (voice === undefined) return shortened(`${subject}: ${facts}`, ROOM);
  return speak(voice, subject, facts, earlier.length);
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
