import { newId } from '#server/kernel/ids.ts';

const FORM = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's own `X-Request-Id` where it is fit to be repeated, else a new one. */
export function requestIdOf(given: string | undefined): string {
  return given !== undefined && FORM.test(given) ? given : newId();
}
