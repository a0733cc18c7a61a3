import { z } from 'zod';
import { DomainError } from '#server/kernel/errors.ts';
import { ClientFrame } from './schema.ts';

/** A frame, or `invalid_input` with the field that is wrong. */
export function readFrame(text: string): ClientFrame {
  const parsed = ClientFrame.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? '';
  const message =
    field === '' ? 'This is not a frame that is known here.' : `${field}: ${issue?.message ?? ''}`;
  throw new DomainError('invalid_input', message, field === '' ? {} : { details: { field } });
}

function jsonOf(text: string): unknown {
  try {
    return z.unknown().parse(JSON.parse(text));
  } catch (error) {
    throw new DomainError('invalid_input', 'This frame is not valid JSON.', { cause: error });
  }
}
