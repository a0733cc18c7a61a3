import { expect, it } from 'vitest';
import { type PathRow, presentMessage } from '#server/domain/conversation/present-message.ts';

const ROW: PathRow = {
  id: 'm',
  parent_id: 'p',
  depth: 1,
  role: 'assistant',
  status: 'complete',
  content: 'said',
  reasoning: 'thought',
  model: 'model-1',
  sandbox: false,
  prompt_tokens: 3,
  completion_tokens: 4,
  end_reason: 'stop',
  error_code: null,
  error_message: null,
  created_at: new Date('2026-01-02T03:04:05.678Z'),
  siblings: ['l', 'm'],
  turn_id: null,
  said: null,
  thought: null,
};

it('a finished message is shown as it is stored', () => {
  expect(presentMessage(ROW)).toEqual({
    id: 'm',
    parentId: 'p',
    role: 'assistant',
    status: 'complete',
    content: 'said',
    reasoning: 'thought',
    model: 'model-1',
    sandbox: false,
    promptTokens: 3,
    completionTokens: 4,
    endReason: 'stop',
    failure: null,
    createdAt: '2026-01-02T03:04:05.678Z',
    siblings: ['l', 'm'],
    live: null,
  });
});

it('one being written shows its log, and the position that this text reaches in UTF-16 units', () => {
  const row = { ...ROW, status: 'streaming' as const, content: '', reasoning: '', turn_id: 't' };
  expect(presentMessage({ ...row, said: 'Hi 🙂', thought: 'é' })).toMatchObject({
    content: 'Hi 🙂',
    reasoning: 'é',
    live: { turnId: 't', seq: 6 },
  });
  expect(presentMessage(row)).toMatchObject({ content: '', reasoning: '', live: { turnId: 't', seq: 0 } });
});

it('a failed one says why', () => {
  const row = {
    ...ROW,
    status: 'failed' as const,
    error_code: 'rate_limited' as const,
    error_message: 'Busy.',
  };
  expect(presentMessage(row).failure).toEqual({ code: 'rate_limited', message: 'Busy.' });
});
