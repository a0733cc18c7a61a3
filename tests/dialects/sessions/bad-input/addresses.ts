import { type BadRequest, FOREIGN } from './row.ts';

const HISTORY = '/v1/chat/history';
const NO_COUNT = [
  '0',
  '-1',
  '1.5',
  '1e1',
  'x',
  '',
  ' ',
  '%00',
  '%ff',
  '１',
  '0x10',
  '99999999999999999999',
  '1&page_size=',
];
const NO_DATE = [
  '',
  'yesterday',
  '0',
  '1700000000',
  '2024',
  '2024-1-1',
  '2024-13-01',
  '2024-01-32',
  '2024-02-30',
  '2023-02-29T12:00:00Z',
  '2024-04-31T23:00:00-05:00',
  '2024-01-01T25:00:00Z',
  '2024-01-01T00:00:00+99:99',
  '0000-01-01',
  '0000-12-31T23:59:59Z',
  '-000001-01-01',
  '%2B275760-09-13',
  '2024-01-01T00:00:00Z%00',
  '%00',
  '2024-01-01;DROP',
  'x'.repeat(5_000),
];
/** Queries of GET /v1/chat/history. */
export const historyRows = [
  ...NO_COUNT.map((page) => `page=${page}`),
  ...[...NO_COUNT, '101', '1000'].map((size) => `page_size=${size}`),
  ...NO_DATE.map((date) => `start_date=${date}`),
  ...NO_DATE.map((date) => `end_date=${date}`),
  'model=',
  `model=${'m'.repeat(101)}`,
  'model=%00',
  'model=gpt%004',
].map(
  (query): BadRequest => ({
    name: query.slice(0, 60),
    method: 'GET',
    path: `${HISTORY}?${query}`,
    status: 400,
    operation: `GET ${HISTORY}`,
  }),
);

const PATHS: [name: string, segment: string, status: number][] = [
  ['letters', 'x', 400],
  ['negative', '-1', 400],
  ['a fraction', '1.5', 400],
  ['an exponent', '1e3', 400],
  ['NUL', '%00', 400],
  ['blank', '%20', 400],
  ['a sum', '1+1', 400],
  ['other digits', encodeURIComponent('１２'), 400],
  ['no UTF-8', '%ff', 404],
  ['nobody’s', '123456789', 404],
  ['zero', '0', 404],
  ['another user’s', String(FOREIGN.session), 404],
  ['beyond int32', '2147483648', 404],
  ['fifteen digits', '9'.repeat(15), 404],
  ['sixteen digits', '9'.repeat(16), 404],
  ['four thousand digits', '9'.repeat(4_000), 404],
];
/** Numbers of sessions in a path. */
export const deleteRows = PATHS.map(
  ([name, segment, status]): BadRequest => ({
    name,
    method: 'DELETE',
    path: `/v1/chat/sessions/${segment}`,
    status,
    operation: 'DELETE /v1/chat/sessions/{session_id}',
  }),
);

const TURNS: [name: string, segment: string, status: number][] = [
  ['letters', 'x', 400],
  ['a number', '1', 400],
  ['NUL', '%00', 400],
  ['a UUID and NUL', `${FOREIGN.turn}%00`, 400],
  ['a UUID in braces', `{${FOREIGN.turn}}`, 400],
  ['a UUID without dashes', FOREIGN.turn.replaceAll('-', ''), 400],
  ['half a character', '%ed%a0%80', 404],
  ['very long', 'x'.repeat(4_000), 400],
  ['nobody’s', '99999999-2222-7333-8444-555555555555', 404],
  ['another user’s', FOREIGN.turn, 404],
  ['another user’s, in capitals', FOREIGN.turn.toUpperCase(), 404],
];
/** Ids of turns in a path. */
export const turnRows = TURNS.flatMap(([name, segment, status]) =>
  (['GET', 'DELETE', 'GET …/stream'] as const).map((how): BadRequest => {
    const method = how === 'DELETE' ? 'DELETE' : 'GET';
    const rest = how === 'GET …/stream' ? '/stream' : '';
    return {
      name,
      method,
      path: `/v1/chat/turns/${segment}${rest}`,
      status,
      operation: `${method} /v1/chat/turns/{turn_id}${rest}`,
    };
  }),
);
