/** What one message to a model may hold, in UTF-16 units. */
const LONGEST_RENDERED = 1_000_000;

/** What takes a variable's place. */
type PromptValue = string | number | boolean;

/** A prompt's text in order: what is said as it stands, and the places to be filled in. */
export type PromptPart = { type: 'text'; text: string } | { type: 'variable'; name: string };

/** A variable's name begins with a letter of any script or `_`; digits and `-` may follow. */
const MARKS = /\{\{|\{([\p{L}_][\p{L}\p{M}\p{N}_-]{0,63})\}|[{}]/gu;

/**
 * Reads `{name}` as a variable, and `{{` and `}}` as literal braces. A brace that belongs to neither is text, so that
 * JSON stays as it is: `}}` that closes two single braces means both of them.
 */
export function partsOf(content: string): PromptPart[] {
  const parts: PromptPart[] = [];
  const open: ('single' | 'pair')[] = [];
  let text = '';
  let at = 0;
  for (const { 0: written, 1: name, index } of content.matchAll(MARKS)) {
    if (index < at) continue;
    text += content.slice(at, index);
    at = index + written.length;
    if (name !== undefined) {
      if (text !== '') parts.push({ type: 'text', text });
      parts.push({ type: 'variable', name });
      text = '';
    } else if (written === '}') {
      text += '}';
      if (open.at(-1) !== 'single' && content[at] === '}') at++;
      else if (open.at(-1) !== 'single') continue;
      open.pop();
    } else {
      text += '{';
      open.push(written === '{' ? 'single' : 'pair');
    }
  }
  text += content.slice(at);
  if (text !== '') parts.push({ type: 'text', text });
  return parts;
}

/** The names of a prompt's variables, each once, in the order in which they first come. */
export function variablesOf(content: string): string[] {
  return [...new Set(partsOf(content).flatMap((part) => (part.type === 'variable' ? [part.name] : [])))];
}

export type RenderedPrompt =
  | { outcome: 'rendered'; text: string }
  | { outcome: 'missing'; names: string[] }
  /** More than one message to a model may hold. */
  | { outcome: 'too-long' };

/** Fills in the variables once over: braces within a value are text. Values that no variable asks for are ignored. */
export function renderPrompt(
  content: string,
  variables: Readonly<Record<string, PromptValue>>,
): RenderedPrompt {
  const names = variablesOf(content).filter((name) => !Object.hasOwn(variables, name));
  if (names.length > 0) return { outcome: 'missing', names };
  const pieces = partsOf(content).map((part) =>
    part.type === 'text' ? part.text : String(variables[part.name]),
  );
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  return length > LONGEST_RENDERED ? { outcome: 'too-long' } : { outcome: 'rendered', text: pieces.join('') };
}
