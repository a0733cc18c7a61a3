import { describe, expect, test } from 'vitest';
import {
  type KeptFile,
  LIMITS,
  NO_ATTACHMENTS,
  freshFiles,
  refusalBefore,
  type Upload,
  withFile,
  withoutUpload,
  withState,
  wordFile,
  wordRoom,
  wordUpload,
} from '#components/chat/state/attachments.ts';
import { LARGEST_FILE_BYTES, MOST_FILES } from '#server/domain/file/schema.ts';

const pdf = new File(['%PDF-1.7'], 'a.pdf');
const upload = (id: string): Upload => ({ id, name: 'a.pdf', file: pdf, state: 'waiting' });
const file: KeptFile = {
  id: 7,
  name: 'a.pdf',
  bytes: 8,
  pages: 12,
  pagesWithoutText: 0,
  tokens: 4300,
  metadata: { title: null, author: null, subject: null, creator: null, producer: null, createdAt: null },
  createdAt: '2026-01-01T00:00:00.000Z',
  use: 'whole',
};

test('the page knows the limits that the server has', () => {
  expect(LIMITS).toEqual({ bytes: LARGEST_FILE_BYTES, files: MOST_FILES });
});

describe('before it travels', () => {
  test.each([
    ['a PDF', pdf, 0, null],
    ['a PDF after other bytes', new File(['\n\n%PDF-1.4'], 'a'), 0, null],
    ['text', new File(['Hello'], 'a.pdf'), 0, /not a PDF/],
    ['nothing', new File([], 'a.pdf'), 0, /empty/],
    ['too much', new File(['%PDF-', new Uint8Array(LIMITS.bytes)], 'a.pdf'), 0, /Too large: 10\.0 MB/],
    ['one more than a chat may have', pdf, LIMITS.files, /20 files at most/],
  ])('%s is judged', async (_, given, others, refusal) => {
    const message = await refusalBefore(given, others);
    if (refusal === null) expect(message).toBeNull();
    else expect(message).toMatch(refusal);
  });
});

test('an upload changes by itself and leaves when it has become a file', () => {
  const before = { ...NO_ATTACHMENTS, uploads: [upload('1'), upload('2')] };
  const moved = withState(before, '1', { state: 'uploading', share: 0.5 });
  expect(moved.uploads.map(({ state }) => state)).toEqual(['uploading', 'waiting']);
  expect(moved.uploads[1]).toBe(before.uploads[1]);
  expect(withoutUpload(moved, '2').uploads.map(({ id }) => id)).toEqual(['1']);
  const kept = { files: [file, { ...file, id: 8 }], model: 'echo', roomTokens: 8192 };
  const attached = { ...withFile(moved, '1', file), kept };
  expect(attached.uploads.map(({ id }) => id)).toEqual(['2']);
  expect(freshFiles(attached)).toEqual([file]);
});

test('a state that comes late for an upload that was taken back changes nothing', () => {
  expect(withState(NO_ATTACHMENTS, '1', { state: 'reading' }).uploads).toEqual([]);
});

test('files and uploads are put into words', () => {
  expect(wordFile(file)).toBe('12 pages · 4,300 tokens · read whole');
  expect(wordFile({ ...file, pages: 1, tokens: 1, use: 'searched', pagesWithoutText: 1 })).toBe(
    '1 page · 1 token · searched · 1 page without text',
  );
  expect(wordUpload({ ...upload('1'), state: 'uploading', share: 0.429 })).toBe('Uploading · 42 % of 0.1 MB');
});

test('what files take of their room is a share and words', () => {
  const files = [file, { ...file, tokens: 5700 }];
  expect(wordRoom({ files, model: 'echo', roomTokens: 8000 })).toEqual({
    share: 1.25,
    words: '10,000 tokens · this model has room for 8,000',
  });
});
