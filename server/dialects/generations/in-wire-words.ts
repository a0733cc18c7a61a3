import { DomainError } from '#server/kernel/errors.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';

/** What the domain calls a field, and what this family calls it. */
const FIELDS: Readonly<Record<string, string>> = {
  style: 'art_style',
  project: 'projectId',
};

/** The domain's refusal of what was wanted, with this family's name of the field. */
export function inWireWords(error: unknown, kind: 'image' | 'video'): DomainError {
  const refusal = toDomainError(error);
  const { field } = refusal.details;
  if (refusal.code === 'insufficient_credits') return worded(refusal, 'Insufficient credits');
  if (typeof field !== 'string') return refusal;
  if (field === 'imageKey')
    return new DomainError('invalid_input', 'image_s3_key not found', { cause: error });
  const prompt = kind === 'image' ? 'visual_prompt' : 'animation_prompt';
  const name = field === 'prompt' ? prompt : FIELDS[field];
  return name === undefined ? refusal : worded(refusal, refusal.message.replace(`${field}: `, `${name} `));
}

function worded({ code, cause }: DomainError, message: string): DomainError {
  return new DomainError(code, message, { cause });
}
