import { writeCopy } from '#server/domain/copy/index.ts';
import { defineEndpoint } from '#server/http/endpoint.ts';
import { jsonAnswer } from '#server/http/exchange.ts';
import { provenance } from '#server/http/provenance.ts';
import { requireUser } from '#server/kernel/actor.ts';
import { copywriting } from '../dialect.ts';
import { presentCopy } from '../present-copy.ts';
import { GenerateCopyBody, GenerateCopyResult, UnauthorizedBody } from '../schema.ts';

export const generateCopy = defineEndpoint({
  dialect: copywriting,
  operationId: 'generateCopy',
  method: 'POST',
  path: '/api/v1/generate/chat',
  summary: 'Write a short text in a tone, in a new tab or with the context of one',
  description:
    'Answers when it is written, at most 300 characters as readers count them. The text belongs to the server: whoever leaves, or gets 504 after 10 seconds, asks for the same `messageId` in the same tab and gets it; sent twice at once it is written once. A text that failed is tried again by the same request. `X-Sandbox: true` marks what no provider wrote.',
  policy: { auth: 'required', scope: 'chat', idempotent: true },
  body: GenerateCopyBody,
  result: GenerateCopyResult,
  responses: [{ status: 401, description: 'In a form of its own.', schema: UnauthorizedBody }],
  refuses: ['content_refused', 'rate_limited', 'unavailable', 'upstream_failed', 'timed_out'],
  async handle(ctx, { body, requestKey }) {
    const { tab, messageId, title, tone, feature } = body;
    const { userId: owner } = requireUser(ctx.actor);
    const brief = { title, tone: tone.name, feature };
    const written = await writeCopy(ctx, { tab, messageId, brief, requestKey });
    const answer = presentCopy(written, { tone, owner, now: ctx.clock.now() });
    return jsonAnswer(200, answer, provenance(written.variant));
  },
});
