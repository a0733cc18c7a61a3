import { anyBody, each, FOREIGN, NO_SESSION_OF_MINE, NOT_A_SESSION, NOT_TEXT, post } from './row.ts';

const good = { model: 'gpt-4', messages: [{ role: 'user', content: 'Hi' }] };
const message = { role: 'user', content: 'Hi' };

const STREAM = '/v1/chat/stream';
/** Bodies of POST /v1/chat/stream. */
export const streamRows = [
  ...anyBody(STREAM, good),
  ...post(STREAM, [
    ['nothing', {}],
    ...each('model', NOT_TEXT, (model) => ({ ...good, model })),
    ['model: unknown', { ...good, model: 'gpt-0' }],
    ['model: a property of every object', { ...good, model: '__proto__' }],
    ['model: half a character', { ...good, model: '\ud800' }],
    ['model: a hundred and one letters', { ...good, model: 'm'.repeat(101) }],
    ['messages: missing', { model: 'gpt-4' }],
    ['messages: null', { ...good, messages: null }],
    ['messages: none', { ...good, messages: [] }],
    ['messages: text', { ...good, messages: 'Hi' }],
    ['messages: an object', { ...good, messages: { 0: message, length: 1 } }],
    ['messages: a list of text', { ...good, messages: ['Hi'] }],
    ['messages: null among them', { ...good, messages: [null, message] }],
    [
      'messages: the last is the assistant’s',
      { ...good, messages: [message, { role: 'assistant', content: 'Yes' }] },
    ],
    [
      'messages: the last is the system’s',
      { ...good, messages: [message, { role: 'system', content: 'Be brief' }] },
    ],
    ['messages: ten thousand and one', { ...good, messages: Array.from({ length: 10_001 }, () => message) }],
    ...each('role', NOT_TEXT, (role) => ({ ...good, messages: [{ role, content: 'Hi' }] })),
    ['role: unknown', { ...good, messages: [{ role: 'tool', content: 'Hi' }] }],
    ['role: in capitals', { ...good, messages: [{ role: 'USER', content: 'Hi' }] }],
    [
      'role: unknown in an earlier message',
      { ...good, messages: [{ role: 'developer', content: 'Hi' }, message] },
    ],
    ...each('content', NOT_TEXT, (content) => ({ ...good, messages: [{ role: 'user', content }] })),
    ['content: parts', { ...good, messages: [{ role: 'user', content: [{ type: 'text', text: 'Hi' }] }] }],
    [
      'content: empty in an earlier message',
      { ...good, messages: [{ role: 'system', content: '' }, message] },
    ],
    ...each(
      'temperature',
      [
        ['text', '0.7'],
        ['negative', -0.1],
        ['above two', 2.1],
        ['enormous', 1e300],
        ['true', true],
        ['a list', [1]],
      ],
      (temperature) => ({ ...good, temperature }),
    ),
    ['temperature: infinite', JSON.stringify(good).replace(/}$/, ',"temperature":1e999}')],
    ...each(
      'max_tokens',
      [
        ['text', '10'],
        ['zero', 0],
        ['negative', -1],
        ['a fraction', 1.5],
        ['enormous', 1e300],
        ['a list', [1]],
      ],
      (max_tokens) => ({ ...good, max_tokens }),
    ),
    ...each(
      'stream',
      [
        ['text', 'false'],
        ['a number', 0],
        ['a list', []],
        ['an object', {}],
      ],
      (stream) => ({ ...good, stream }),
    ),
    ...each('session_id', NOT_A_SESSION, (session_id) => ({ ...good, session_id })),
    ...each('session_id', NO_SESSION_OF_MINE, (session_id) => ({ ...good, session_id }), 404),
    ['session_id of another, not streamed', { ...good, stream: false, session_id: FOREIGN.session }, 404],
    [
      'session_id of another, history repeated',
      {
        ...good,
        session_id: FOREIGN.session,
        messages: [message, { role: 'assistant', content: 'Yes' }, message],
      },
      404,
    ],
    [
      'session_id beyond int32, history repeated',
      { ...good, session_id: 2 ** 40, messages: [message, message] },
      404,
    ],
  ]),
];

const SWITCH = '/v1/chat/switch-model';
const move = { session_id: 1, model: 'gpt-4' };
/** Bodies of POST /v1/chat/switch-model. */
export const switchRows = [
  ...anyBody(SWITCH, move),
  ...post(SWITCH, [
    ['nothing', {}],
    ['session_id: missing', { model: 'gpt-4' }],
    ['session_id: null', { ...move, session_id: null }],
    ...each('session_id', NOT_A_SESSION, (session_id) => ({ ...move, session_id })),
    ...each('session_id', NO_SESSION_OF_MINE, (session_id) => ({ ...move, session_id }), 404),
    ...each('model', NOT_TEXT, (model) => ({ ...move, model })),
    ['model: a hundred and one letters', { ...move, model: 'm'.repeat(101) }],
  ]),
];
