import type { ZodError } from 'zod';

/** The start stops here; the message is meant for the person at the terminal. */
export class ConfigError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}

const SECRET = /KEY|SECRET|PASSWORD|DATABASE_URL/;

/** A line a variable: its name, what was expected, and what was found unless that may be a secret. */
export function describeIssues(error: ZodError, given: Readonly<Record<string, string | undefined>>): string {
  return error.issues
    .map((issue) => {
      const name = String(issue.path[0]);
      const found = SECRET.test(name) ? 'another value' : `"${given[name] ?? ''}"`;
      return `${name}: expected ${issue.message}, found ${found}.`;
    })
    .join('\n');
}
