import type { CopyRequest, CopyVariant } from '#server/domain/copy/view.ts';

export function aVariant(id: string, given: Partial<CopyVariant> = {}): CopyVariant {
  return {
    id,
    text: `The text of ${id}.`,
    status: 'complete',
    model: 'sandbox',
    sandbox: true,
    failure: null,
    createdAt: '2026-11-28T10:00:00.000Z',
    turnId: null,
    ...given,
  };
}

/** A request with one finished variant. */
export function aRequest(number: number, given: Partial<CopyRequest> = {}): CopyRequest {
  const variant = aVariant(`v${number}`);
  return {
    id: `r${number}`,
    number,
    messageId: `m${number}`,
    title: 'Smart watch',
    tone: 'witty',
    feature: 'Counts steps',
    createdAt: '2026-11-28T10:00:00.000Z',
    variants: [variant],
    currentId: variant.id,
    ...given,
  };
}
