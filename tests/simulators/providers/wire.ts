import type { End, Usage } from './script.ts';

export type Protocol = 'openai' | 'compatible' | 'gemini';

/** How one protocol writes an answer. Each method returns whole SSE events, each ended by an empty line. */
export type Wire = {
  begin(): string;
  text(text: string): string;
  reasoning(text: string): string;
  end(end: End, usage: Usage | null): string;
  error(status: number, code: string): string;
};

/** One event with its data as JSON. */
export function event(data: object, name?: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}data: ${JSON.stringify(data)}\n\n`;
}
