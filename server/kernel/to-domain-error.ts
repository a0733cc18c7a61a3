import { ZodError } from 'zod';
import { DomainError, isDomainError } from './errors.ts';

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
  if (driverCode === 'P2025') return new DomainError('not_found', 'Not found.', { cause: error });
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
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
