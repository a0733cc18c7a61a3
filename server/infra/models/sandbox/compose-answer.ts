import { chooseTopic } from './choose-topic.ts';
import { choosePrepared } from './prepared.ts';
import { greeting, isGreeting } from './greeting.ts';
import { chooseSample } from './samples.ts';
import { summarize } from './summary.ts';
import { sandbox } from './topics/sandbox.ts';
import { dontKnow } from './dont-know.ts';

const LONGEST_QUESTION = 4_000;

/** What the sandbox says to a question (its commands taken out), in markdown. */
export function composeAnswer(question: string, unknownCommands: readonly string[]): string {
  if (unknownCommands.length > 0) return explainCommands(unknownCommands);
  const read = question.slice(0, LONGEST_QUESTION);
  if (read === '') return greeting;
  const summary = summarize(read);
  if (summary !== undefined) return summary;
  const prepared = choosePrepared(read);
  if (prepared !== undefined) return prepared;
  const topic = chooseTopic(read);
  if (topic !== undefined) return topic.answer;
  return isGreeting(read) ? greeting : (chooseSample(read) ?? dontKnow(read));
}

function explainCommands(unknown: readonly string[]): string {
  const names = unknown.slice(0, 5).map((command) => `\`${command.slice(0, 60).replaceAll('`', "'")}\``);
  return `I do not know ${names.join(', ')}.\n\n${sandbox.answer}`;
}
