import type { CopyBrief } from '#server/domain/copy/schema.ts';
import type { CopyRequest, CopyVariant } from '#server/domain/copy/view.ts';
import { UNNUMBERED } from './merge-requests.ts';

/** A request on its way to the server. Its name is final; its id is the server's to give. */
export function sentRequest(messageId: string, brief: CopyBrief, createdAt: string): CopyRequest {
  const variant = sentVariant(messageId, createdAt);
  return {
    ...brief,
    id: messageId,
    number: UNNUMBERED,
    messageId,
    createdAt,
    variants: [variant],
    currentId: variant.id,
  };
}

/** The request with one variant more, which is on its way. */
export function withVariant(request: CopyRequest, variantId: string, createdAt: string): CopyRequest {
  return { ...request, variants: [...request.variants, sentVariant(variantId, createdAt)] };
}

function sentVariant(id: string, createdAt: string): CopyVariant {
  return {
    id,
    text: '',
    status: 'streaming',
    model: null,
    sandbox: false,
    failure: null,
    createdAt,
    turnId: null,
  };
}
