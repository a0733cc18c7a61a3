import { DomainError } from '#server/kernel/errors.ts';
import type { HttpRequest } from './exchange.ts';

/** JSON bodies are at most 1 MiB unless an endpoint says otherwise. */
const JSON_BODY_LIMIT = 1024 * 1024;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The JSON body. Errors: `unsupported` for another content type, `too_large`, `invalid_input` for text that is
 * not UTF-8 or not JSON, or that holds NUL, which PostgreSQL cannot store.
 */
export async function parseJsonBody(request: HttpRequest, limit = JSON_BODY_LIMIT): Promise<unknown> {
  const type = request.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json')
    throw new DomainError('unsupported', 'Content-Type must be application/json');
  const text = decode(await request.body(limit));
  const value = parse(text);
  if (/\\u0000|\0/.test(text) && holdsNul(value)) throw invalid('body: must not contain NUL characters');
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    throw invalid('body: must be UTF-8', error);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw invalid(text.trim() === '' ? 'body: must not be empty' : 'body: is not valid JSON', error);
  }
}

/** Walks without recursion, because a megabyte of brackets nests deeper than the stack. */
function holdsNul(value: unknown): boolean {
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === 'string' && next.includes('\0')) return true;
    if (typeof next === 'object' && next !== null) {
      for (const [key, inner] of Object.entries(next)) open.push(key, inner);
    }
  }
  return false;
}

function invalid(message: string, cause?: unknown): DomainError {
  return new DomainError('invalid_input', message, { unreadable: true, cause });
}
