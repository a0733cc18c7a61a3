import { z } from 'zod';

/** A field that may be left out; `null` counts as that, as Python clients send it. */
export const absent = <Type extends z.ZodType>(type: Type) =>
  type.nullish().transform((value) => value ?? undefined);

/** A whole number in a query string, from `min` to `max`. */
export const wholeNumber = (min: number, max: number, standard: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.int().min(min).max(max))
    .default(standard);

/** A file of a form, kept until the request is answered; whoever wants it longer stores it. Can be read in parts. */
export type FormFile = {
  /** As its sender called it; undefined where it has no name. */
  name: string | undefined;
  bytes: number;
  /** SHA-256 in hexadecimal: what a repeated request is recognised by, however its form is cut into parts. */
  checksum: string;
  read(range?: { from: number; to: number }): Promise<AsyncIterable<Uint8Array>>;
};

/** A field of a form that must be a file. `mediaType` is for the API description: bytes decide, not their sender. */
export function formFile({ mediaType, description }: { mediaType: string; description: string }) {
  return z.custom<FormFile>(isFormFile, 'must be a file').meta({
    description,
    type: 'string',
    format: 'binary',
    contentMediaType: mediaType,
  });
}

function isFormFile(value: unknown): value is FormFile {
  return typeof value === 'object' && value !== null && 'read' in value && 'checksum' in value;
}
