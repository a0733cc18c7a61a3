import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import {
  anyBody,
  each,
  NO_SESSION_OF_MINE,
  NOT_A_SESSION,
  NOT_TEXT,
  post,
} from '#tests/dialects/sessions/bad-input/row.ts';
import { documentedStatuses, sendBad } from '#tests/support/http/bad-requests.ts';
import { type OpenApi, openApi } from '#tests/support/http/index.ts';

const PATH = '/api/v1/generate/chat';
const TONES =
  'professional, casual, friendly, persuasive, witty, formal, enthusiastic, informative, luxury, empathetic';

const input = {
  messageId: 'm-1',
  title: 'Smart watch',
  tone: { id: 1, name: 'professional' },
  // The shared rows spoil the word "gpt-4" wherever it stands.
  feature: 'gpt-4',
};
const fits = { userChatInput: input };
const withInput = (over: object) => ({ userChatInput: { ...input, ...over } });

/** What is wrong, what is sent, and what `details` says. */
const worded: [name: string, body: object, details: string][] = [
  ['nothing', {}, 'Title not found in User Input'],
  ['an input of null', { userChatInput: null }, 'Title not found in User Input'],
  ['an empty input', { userChatInput: {} }, 'Title not found in User Input'],
  ['an input that is text', { userChatInput: 'x' }, 'userChatInput must be an object'],
  ['an input that is a list', { userChatInput: [input] }, 'userChatInput must be an object'],
  ['no title', withInput({ title: undefined }), 'Title not found in User Input'],
  ['a title of null', withInput({ title: null }), 'Title not found in User Input'],
  ['a blank title', withInput({ title: ' \t\u3000' }), 'Title not found in User Input'],
  ['a title of signs', withInput({ title: '!?… — 🙂' }), 'Title not found in User Input'],
  ['a title of a number', withInput({ title: 7 }), 'Title must be a string'],
  ['an endless title', withInput({ title: 'x'.repeat(301) }), 'Title must have at most 300 characters'],
  ['no feature', withInput({ feature: undefined }), 'Feature not found in User Input'],
  ['a feature of signs', withInput({ feature: '***' }), 'Feature not found in User Input'],
  [
    'an endless feature',
    withInput({ feature: 'x'.repeat(10_001) }),
    'Feature must have at most 10000 characters',
  ],
  ['no tone', withInput({ tone: undefined }), 'Tone not found in User Input'],
  ['a tone of null', withInput({ tone: null }), 'Tone not found in User Input'],
  ['a tone without a name', withInput({ tone: { id: 1 } }), 'Tone not found in User Input'],
  ['a blank name of the tone', withInput({ tone: { id: 1, name: ' ' } }), 'Tone not found in User Input'],
  ['a tone that is text', withInput({ tone: 'professional' }), 'Tone must be an object with a name'],
  [
    'an unknown tone',
    withInput({ tone: { name: 'angry' } }),
    `Tone "angry" is not supported. Supported tones: ${TONES}`,
  ],
  [
    'a property of every object',
    withInput({ tone: { name: 'constructor' } }),
    `Tone "constructor" is not supported. Supported tones: ${TONES}`,
  ],
  [
    'the id of another tone',
    withInput({ tone: { id: 2, name: 'Witty' } }),
    'Tone id 2 is not that of "witty", which is 5',
  ],
  [
    'the id of no tone',
    withInput({ tone: { id: 0, name: 'witty' } }),
    'Tone id 0 is not that of "witty", which is 5',
  ],
  ['an id that is text', withInput({ tone: { id: '5', name: 'witty' } }), 'Tone id must be a number'],
  ['a messageId that is a number', withInput({ messageId: 1 }), 'MessageId must be a string'],
  [
    'an endless messageId',
    withInput({ messageId: 'm'.repeat(201) }),
    'MessageId must have at most 200 characters',
  ],
  [
    'no messageId in a tab',
    { tabid: 1, ...withInput({ messageId: undefined }) },
    'MessageId not found in User Input',
  ],
  [
    'a blank messageId in a tab',
    { tabid: 1, ...withInput({ messageId: ' ' }) },
    'MessageId not found in User Input',
  ],
  ['a tabid that is text', { tabid: '1', ...fits }, 'tabid must be a whole number from 1 on'],
  ['the tab before the title', { tabid: 0, userChatInput: {} }, 'tabid must be a whole number from 1 on'],
  ['the title before the feature', { userChatInput: { tone: {} } }, 'Title not found in User Input'],
  [
    'the feature before the tone',
    { userChatInput: { title: 'x', tone: {} } },
    'Feature not found in User Input',
  ],
  [
    'the tone before the messageId',
    { tabid: 1, userChatInput: { title: 'x', feature: 'y' } },
    'Tone not found in User Input',
  ],
  [
    'the messageId before the tab',
    { tabid: 987_654_321, ...withInput({ messageId: '' }) },
    'MessageId not found in User Input',
  ],
];

const NOT_A_NUMBERED_TAB = NOT_A_SESSION.filter(([name]) => name !== 'null');
const badRequests = [
  ...anyBody(PATH, fits),
  ...post(PATH, [
    ...worded.map(([name, body]) => [name, body] as const),
    ...each('tabid', NOT_A_NUMBERED_TAB, (tabid) => ({ ...fits, tabid })),
    ...each('tabid', NO_SESSION_OF_MINE, (tabid) => ({ ...fits, tabid }), 404),
    ...each('title', NOT_TEXT, (title) => withInput({ title })),
    ...each('feature', NOT_TEXT, (feature) => withInput({ feature })),
    ...each('tone.name', NOT_TEXT, (name) => withInput({ tone: { name } })),
    ...each('messageId', NOT_TEXT, (messageId) => ({ tabid: 1, ...withInput({ messageId }) })),
  ]),
  ...['', 'x'.repeat(256), 'a\tb'].map((key) => ({
    name: `Idempotency-Key "${key.slice(0, 5)}"`,
    method: 'POST' as const,
    path: PATH,
    body: fits,
    headers: { 'idempotency-key': key },
    status: 400,
    operation: `POST ${PATH}`,
  })),
];

let it: OpenApi;
beforeAll(async () => {
  it = await openApi();
});
afterAll(() => it[Symbol.asyncDispose]());

const Refusal = z.strictObject({
  success: z.literal(false),
  message: z.string().min(1).max(100),
  error: z.strictObject({
    code: z.enum(['VALIDATION_ERROR', 'TAB_NOT_FOUND', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE']),
    details: z.string().min(1).max(500),
  }),
});

test.each(badRequests)('$operation refuses $name with $status', async (row) => {
  const response = await sendBad(it, it.token, row);
  const text = await response.text();
  expect([response.status, text.slice(0, 300)]).toEqual([row.status, expect.any(String)]);
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  Refusal.parse(JSON.parse(text));
  expect(documentedStatuses(row.operation)).toContain(String(row.status));
});

test.each(worded)('%s is told in the document’s words', async (_, body, details) => {
  const response = await it.api.call('POST', PATH, { token: it.token, body });
  expect(await response.json()).toEqual({
    success: false,
    message: 'Invalid chat request',
    error: { code: 'VALIDATION_ERROR', details },
  });
});

test('nothing that was refused has made anything', async () => {
  expect(await it.app.ports.db.prisma.conversation.count()).toBe(0);
});

test('another method is told what is possible', async () => {
  const response = await it.api.call('GET', PATH, { token: it.token });
  expect([response.status, response.headers.get('allow'), await response.json()]).toEqual([
    405,
    'POST',
    {
      success: false,
      message: 'Method not allowed',
      error: { code: 'METHOD_NOT_ALLOWED', details: 'GET is not possible here; allowed: POST' },
    },
  ]);
});

test.each([
  ['a tabid of null', { tabid: null, ...fits }],
  ['a messageId of null', withInput({ messageId: null })],
  ['a tone without an id', withInput({ tone: { id: null, name: ' PROFESSIONAL ' } })],
  ['a title of one digit', withInput({ title: '7' })],
  ['a title in Chinese', withInput({ title: '智能手表' })],
  ['a title in Arabic', withInput({ title: 'ساعة' })],
  ['half a character', withInput({ feature: 'A\ud800' })],
  ['markup, which stays as it is', withInput({ title: '<b>"A" & \'b\'</b>' })],
  ['fields that nobody knows', { ...withInput({ x: { y: [] } }), z: -1 }],
])('%s is no reason to refuse', async (_, body) => {
  const response = await it.api.call('POST', PATH, { token: it.token, body });
  expect(response.status).toBe(200);
});
