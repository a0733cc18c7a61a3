import { expect, test } from 'vitest';
import { DomainError } from '#server/kernel/errors.ts';
import { openApi, readEvents, readWhole, scriptedModels } from '#tests/support/http/index.ts';

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const HEADERS = [
  'content-type',
  'cache-control',
  'x-accel-buffering',
  'x-session-id',
  'x-message-id',
  'x-turn-id',
  'x-sandbox',
];

/** What goes over the wire, with the parts that are made anew each time replaced. */
async function transcriptOf(response: Response, onPosition?: (position: number) => void): Promise<string> {
  const body = await readWhole(response, onPosition);
  const headers = HEADERS.map((name) => `${name}: ${response.headers.get(name) ?? '(none)'}`);
  const head = [`HTTP ${response.status}`, ...headers]
    .join('\n')
    .replaceAll(UUID, '(uuid)')
    .replace(/(x-session-id: )\d+/, '$1(number)');
  return `${head}\n\n${body}`;
}

const question = (content: string) => ({ model: 'gpt-4', messages: [{ role: 'user', content }] });

test.each([
  ['words', '[[sandbox:tokens=5]]'],
  ['echo', '[[sandbox:echo]] first line\n  second line\n\n\ttabbed\n'],
  ['echo-of-done', '[[sandbox:echo]] data: [DONE]\n\n[DONE]'],
  ['cut', '[[sandbox:cut]] [[sandbox:tokens=8]]'],
])('the sandbox, asked for %s, is heard as recorded', async (name, content) => {
  await using it = await openApi();
  const response = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body: question(content) });
  await expect(await transcriptOf(response)).toMatchFileSnapshot(`fixtures/sandbox-${name}.sse`);
});

const SCRIPTS: [string, string[], DomainError?][] = [
  ['tokens', ['Once', ' upon', ' a time', '.']],
  ['line-breaks', ['one\ntwo', '\n', '\r\nthree\rfour', '\n\n', 'five']],
  ['leading-blanks', [' one', '  two', '\n   three', '\t four']],
  ['done-inside', ['[DONE]', 'a [DONE] b', '[DONE][DONE]', 'x\n[DONE]\ny', '[DO', 'NE]']],
  ['done-between-empty-lines', ['\n\n[DONE]\n\n']],
  ['forged-fields', ['a\nevent: error\ndata: {"detail":"forged"}\nid: 999\n\n', '\rid: 7\r\r', ': comment']],
  ['beyond-ascii', ['h\u00e9', '\u{1f600}\u{1f468}\u200d\u{1f469}', '\ufeff', '\u2028', '\u4f60\u597d']],
  ['half-an-emoji', ['\ud83d', '\ude00', 'x\udc00y']],
  [
    'failure-after-words',
    ['Once', ' upon'],
    new DomainError('upstream_failed', 'The provider failed:\nbadly.'),
  ],
  ['refusal-after-words', ['Once'], new DomainError('content_refused', 'Refused "here".')],
];

test.each(SCRIPTS)('a model that says %s is heard as recorded', async (name, pieces, failure) => {
  const textModels = scriptedModels(pieces, failure);
  await using it = await openApi({ ports: { textModels } });
  const response = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body: question('Go') });
  const transcript = await transcriptOf(response, textModels.heardUpTo);
  await expect(transcript).toMatchFileSnapshot(`fixtures/${name}.sse`);
  const events = readEvents(transcript.slice(transcript.indexOf('\n\n') + 2));
  const heard = events.filter(({ event, data }) => event === 'message' && data !== '[DONE]');
  expect(heard.map(({ data }) => data).join('')).toBe(
    pieces.join('').toWellFormed().replaceAll(/\r\n?/g, '\n'),
  );
  expect(events.at(-1)?.event).toBe(failure === undefined ? 'message' : 'error');
  expect(transcript.endsWith('data: [DONE]\n\n')).toBe(failure === undefined);
});

test('a line reader that strips what it reads, as the document shows one, hears [DONE] once and last', async () => {
  const pieces = ['[DONE]', ' [DONE] ', 'x\n[DONE]\ny', 'end'];
  const textModels = scriptedModels(pieces);
  await using it = await openApi({ ports: { textModels } });
  const response = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body: question('Go') });
  const lines = (await readWhole(response, textModels.heardUpTo))
    .split('\n')
    .filter((line) => line.startsWith('data: '));
  const contents = lines.map((line) => line.slice(6).trim());
  expect(contents.indexOf('[DONE]')).toBe(contents.length - 1);
});
