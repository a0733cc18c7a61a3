import { expect, test } from 'vitest';
import { openApi } from '#tests/support/http/index.ts';

test('an unknown model is a 400 and changes nothing', async () => {
  await using it = await openApi();
  const said = {
    model: 'gpt-4',
    messages: [{ role: 'user', content: '[[sandbox:tokens=1]]' }],
    stream: false,
  };
  const answer = await it.api.call('POST', '/v1/chat/stream', { token: it.token, body: said });
  const session_id = Number(answer.headers.get('x-session-id'));
  const refused = await it.api.call('POST', '/v1/chat/switch-model', {
    token: it.token,
    body: { session_id, model: 'gpt-0' },
  });
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { detail: expect.stringContaining('Unknown model "gpt-0"') },
  ]);
  const history = await it.api.call('GET', '/v1/chat/history', { token: it.token });
  expect(await history.json()).toMatchObject({ sessions: [{ id: session_id, model: 'gpt-4' }] });
});
