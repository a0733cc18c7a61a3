import { scriptedPdf } from '#tests/support/pdf/index.ts';

/** In the place of a path parameter, as they stand in an address. */
export const ODD_SEGMENTS = [
  '0',
  '-1',
  '1.5',
  '1e3',
  '00000000000000000000001',
  '9'.repeat(18),
  '9'.repeat(400),
  '%00',
  'a%00b',
  '%F0%9F%98%80',
  'a%2Fb',
  '%2e%2e',
  '%',
  '%ff',
  '%ED%A0%80',
  '__proto__',
  'constructor',
  'null',
  '%20',
  "'--",
  'x'.repeat(3_000),
  '٣',
].map((segment) => segment.replaceAll(/[^\x20-\x7e]/g, encodeURIComponent));

/** In the place of a query parameter. */
export const ODD_VALUES = [
  '',
  '0',
  '-1',
  '1.5',
  '1e9',
  '9'.repeat(30),
  '%00',
  '%ff',
  '%F0%9F%98%80',
  'null',
  'true',
  '[]',
];
export const ODD_TIMES = [
  '2024-02-30',
  '0000-01-01',
  '9999-12-31T23:59:60Z',
  '2024-01-01T00:00:00%2B99:99',
  'x'.repeat(2_000),
];
/** Whole queries. */
export const ODD_QUERIES = [
  '?',
  '?&&&',
  '?=',
  '?page',
  '?page=1&page=2',
  '?__proto__=1',
  '?unknown=%zz',
  '?page[]=1',
];

/** One more header. */
export const ODD_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { accept: 'application/xml;q=0.1, */*;q=0' },
  { 'accept-encoding': 'br, gzip;q=0' },
  { 'x-request-id': 'mine-1.2_3' },
  { 'x-request-id': 'x'.repeat(129) },
  { 'x-request-id': 'not <ours>' },
  { 'idempotency-key': '' },
  { 'idempotency-key': 'x'.repeat(256) },
  { 'idempotency-key': 'schlüssel' },
  { range: 'bytes=0-3' },
  { range: 'bytes=5-2,x' },
  { range: 'bytes=-0' },
  { 'if-none-match': '*' },
  { 'if-none-match': '"' },
  { 'last-event-id': '3' },
  { 'last-event-id': '-1e999' },
  { prefer: 'respond-async' },
  { prefer: 'wait=, ;;' },
  { cookie: 'next-auth.session-token=x; a=b; ;=' },
  { origin: 'null' },
  { origin: 'https://elsewhere.example' },
  { 'x-forwarded-for': '999.1.2.3, ::1%eth0' },
  { 'x-http-method-override': 'DELETE' },
  { 'content-encoding': 'gzip' },
  { 'x-long': 'x'.repeat(6_000) },
];

/** Bodies, whatever was asked for. */
export const RUBBISH = [
  '',
  ' ',
  'null',
  'true',
  '0',
  '"text"',
  '[]',
  '[{}]',
  '{}',
  '{',
  '{"a":}',
  "{'a':1}",
  '{"a":1}{"b":2}',
  '\ufeff{}',
  '{"a":NaN}',
  '{"\\u0000":1}',
  '--b\r\ncontent-disposition: form-data; name="file"\r\n\r\nx\r\n--b--',
  'a=b&c=d',
  '['.repeat(50_000),
  `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  `"${'x'.repeat(1_100_000)}"`,
];

/** A moment of silence as a WAV that is plain ASCII, so that it survives being sent as text. */
const SILENCE = [
  'RIFF\x24\x04\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0',
  '\0\x20\0\0\0\x40\0\0\x02\0\x10\0data\0\x04\0\0',
  '\0'.repeat(1024),
].join('');
const TAKEN = [Buffer.from(scriptedPdf(['A page.'])).toString(), SILENCE];
const FILES = [...TAKEN, '%PDF-1.7', 'no PDF', '', '\0'.repeat(100)];
const FIELDS = [
  'name="file"; filename="a.pdf"',
  'name="file"; filename=""',
  'name="file"',
  'name=""; filename="../a"',
  'x',
];
/** Forms with a file that some operation takes, around the boundary `b`. */
export const RIGHT_FORMS = TAKEN.map(
  (file) => `--b\r\ncontent-disposition: form-data; name="file"; filename="a.b"\r\n\r\n${file}\r\n--b--\r\n`,
);
/** Forms around the boundary `b`, right and wrong ones. */
export const FORMS = FILES.flatMap((file) =>
  FIELDS.flatMap((field) => {
    const form = `--b\r\ncontent-disposition: form-data; ${field}\r\n\r\n${file}\r\n--b`;
    return [`${form}--\r\n`, form, `${form}\r\n${form}--`];
  }),
);
