import { expect, test } from 'vitest';
import { eventStream, sseEvent } from '#server/http/sse.ts';
import { readEvents } from '#tests/support/http/index.ts';

test('an event is its fields and an empty line', () => {
  expect(sseEvent('hello')).toBe('data: hello\n\n');
  expect(sseEvent('hello', { id: 7, event: 'error' })).toBe('id: 7\nevent: error\ndata: hello\n\n');
});

test.each([
  ['a line feed', 'one\ntwo', 'one\ntwo'],
  ['a carriage return', 'one\rtwo', 'one\ntwo'],
  ['both', 'one\r\ntwo', 'one\ntwo'],
  ['empty lines', '\n\none\n\n', '\n\none\n\n'],
  ['a leading blank', ' one', ' one'],
  ['many leading blanks', '   one\n  two', '   one\n  two'],
  ['a colon in front', ': no comment', ': no comment'],
  ['nothing', '', ''],
  ['other separators of lines', 'a\u2028b\u2029c\u0085d\u000be', 'a\u2028b\u2029c\u0085d\u000be'],
  ['a byte order mark', '\ufeffone', '\ufeffone'],
])('%s arrives as a reader of the standard must see it', (_, text, seen) => {
  expect(readEvents(sseEvent(text))).toEqual([{ event: 'message', data: seen, id: '' }]);
});

test.each(['\n', '\r', '\r\n'])('text with %j can forge neither a field nor an event', (end) => {
  const text = `a${end}event: error${end}data: forged${end}id: 9${end}${end}data: [DONE]${end}${end}`;
  expect(readEvents(sseEvent(text, { id: 1 }))).toEqual([
    { event: 'message', id: '1', data: text.replaceAll(end, '\n') },
  ]);
});

test('nothing on the way may keep or change a stream', () => {
  const { status, headers } = eventStream((async function* () {})(), { 'x-turn-id': 't' });
  expect({ status, headers }).toMatchInlineSnapshot(`
    {
      "headers": {
        "cache-control": "no-cache, no-transform",
        "content-type": "text/event-stream; charset=utf-8",
        "x-accel-buffering": "no",
        "x-turn-id": "t",
      },
      "status": 200,
    }
  `);
});
