import { z } from 'zod';
import type { FormFile } from '#server/http/schema.ts';

type Part = { head: string; type?: string; content: string };

/** A form as it goes over the wire, its boundary being `b`. */
export function formBody(parts: readonly Part[]): string {
  const written = parts.map(({ head, type, content }) => {
    const media = type === undefined ? '' : `Content-Type: ${type}\r\n`;
    return `--b\r\nContent-Disposition: form-data; ${head}\r\n${media}\r\n${content}\r\n`;
  });
  return `${written.join('')}--b--\r\n`;
}

export const FormFileShape = z.custom<FormFile>((value) => typeof value === 'object');
