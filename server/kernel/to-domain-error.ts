import { ZodError, z } from 'zod';
import { DomainError, isDomainError } from './errors.ts';
import { speakPlainly } from './plain-messages.ts';

// Wherever a ZodError can be met, so that each of Next's bundles has it.
speakPlainly();

const DriverError = z.object({
  code: z.string(),
  /** Where Prisma keeps the error that it has no code of its own for. */
  meta: z
    .object({
      driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }).nullish() }).nullish(),
    })
    .nullish()
    .catch(undefined),
});

/** The one door through which foreign errors enter: past it nobody sees a ZodError or a driver's error. */
export function toDomainError(error: unknown): DomainError {
  if (isDomainError(error)) return error;
  if (error instanceof ZodError) return fromZod(error);
  if (hasName(error, 'AbortError'))
    return new DomainError('cancelled', 'The request was cancelled.', { cause: error });
  const driverCode = driverCodeOf(error);
  if (driverCode === 'P2002' || driverCode === '23505') {
    return new DomainError('conflict', 'This already exists.', { cause: error });
  }
  // What the row was to belong to has been deleted since it was looked up.
  if (driverCode === 'P2025' || driverCode === 'P2003' || driverCode === '23503') {
    return new DomainError('not_found', 'Not found.', { cause: error });
  }
  // PostgreSQL's text holds every character but NUL.
  if (driverCode === '22021') {
    return new DomainError('invalid_input', 'Text must not contain NUL characters.', { cause: error });
  }
  // A number that no integer column holds, or a year that no calendar of PostgreSQL has.
  if (driverCode === '22003' || driverCode === '22008') {
    return new DomainError('invalid_input', 'A value is out of range.', { cause: error });
  }
  return new DomainError('internal', 'Something went wrong on our side.', { cause: error });
}

/** `{ details: { field: "messages.0.role" } }` and a sentence that names the field. */
function fromZod(error: ZodError): DomainError {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const message =
    issue === undefined ? 'Invalid input.' : `${field === '' ? 'body' : field}: ${issue.message}`;
  return new DomainError('invalid_input', message, { details: { field }, cause: error });
}

function hasName(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}

/** Prisma's `P2002` or PostgreSQL's `23505`, wherever the driver put it. */
function driverCodeOf(error: unknown): string | undefined {
  const { meta, code } = DriverError.safeParse(error).data ?? {};
  return meta?.driverAdapterError?.cause?.originalCode === '22021' ? '22021' : code;
}
