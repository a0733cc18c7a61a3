import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigError } from '#server/kernel/config-error.ts';

/**
 * A MODELS_FILE, read once at start and checked against `schema`. Throws ConfigError naming the file, the
 * entry and the field.
 */
export function readModelsFile<Models>(path: string, schema: z.ZodType<Models>): Models {
  const parsed = schema.safeParse(readJson(path));
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map(
    (issue) => `${issue.path.map(String).join('.') || 'the file'}: ${issue.message}`,
  );
  throw new ConfigError(`MODELS_FILE ${path}: ${lines.join('; ')}.`);
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'this is not JSON' : 'this file cannot be read';
    throw new ConfigError(
      `MODELS_FILE ${path}: ${reason} (for example [{"alias": "house", "provider": "compatible"}]).`,
    );
  }
}
