import { jsonAnswer, type HttpAnswer } from '#server/http/exchange.ts';
import { fileAnswer, type ServedFile } from '#server/http/file-answer.ts';

/** A file, or in this family's words that the range which was asked for lies behind its end. */
export function serveFile(
  file: ServedFile,
  header: (name: string) => string | undefined,
  cacheControl: string,
): HttpAnswer {
  // Whoever may fetch it may show it, also on a page elsewhere.
  const shared = { 'cache-control': cacheControl, 'cross-origin-resource-policy': 'cross-origin' };
  const answer = fileAnswer(file, header, shared);
  if (answer !== 'unsatisfiable') return answer;
  const refusal = { code: 'INVALID_REQUEST', message: `Range: the file has ${file.bytes} bytes` };
  return jsonAnswer(416, refusal, { 'content-range': `bytes */${file.bytes}` });
}
