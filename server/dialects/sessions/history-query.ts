import { z } from 'zod';
import { wholeNumber } from '#server/http/schema.ts';

const NAIVE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?)?$/;
const ZONED = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[ +-]\d{2}:?\d{2})$/i;

/** An ISO date or time; without a zone it is UTC. An unescaped `+` of a zone arrives as a blank. */
const IsoDate = z.string().transform((text, context) => {
  const date = parseIso(text.trim());
  if (date !== null) return date;
  context.addIssue({ code: 'custom', message: 'must be an ISO 8601 date or time' });
  return z.NEVER;
});

function parseIso(text: string): Date | null {
  const [, time, zone] = ZONED.exec(text) ?? [];
  if (time === undefined && !NAIVE.test(text)) return null;
  const full =
    time === undefined ? (text.includes('T') ? `${text}Z` : text) : `${time}${zoneOf(zone ?? 'Z')}`;
  const date = new Date(full);
  // A year 0 is ISO's but not PostgreSQL's.
  return date.getUTCFullYear() >= 1 && isDay(text.slice(0, 10)) ? date : null;
}

/** False for a 30 February, which JavaScript would take for the 1 March. */
function isDay(text: string): boolean {
  const day = new Date(text);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function zoneOf(zone: string): string {
  const signed = zone.replace(' ', '+').toUpperCase();
  return /^[+-]\d{4}$/.test(signed) ? `${signed.slice(0, 3)}:${signed.slice(3)}` : signed;
}

export const HistoryQuery = z.object({
  page: wholeNumber(1, 1_000_000, 1).meta({ example: '1' }),
  page_size: wholeNumber(1, 100, 10).meta({ example: '10' }),
  start_date: IsoDate.optional().meta({
    description: 'Sessions created from here on.',
    example: '2024-01-01T00:00:00Z',
  }),
  end_date: IsoDate.optional().meta({ description: 'Sessions created until here.' }),
  model: z.string().min(1).max(100).optional().meta({ example: 'gpt-4' }),
});
