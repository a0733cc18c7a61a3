import type { ErrorCode } from '#server/kernel/errors.ts';
import type { MessageStatus } from '../conversation/index.ts';
import { TONES, type ToneName } from './schema.ts';
import type { CopyRequest, CopyVariant } from './view.ts';

/** A row of the statements that read requests. */
export type RequestRow = {
  id: number;
  conversation_id: number;
  message_id: string;
  external_id: string;
  title: string;
  tone: string;
  feature: string;
  chosen_id: string | null;
  created_at: Date;
  variants: readonly VariantRow[] | null;
};

type VariantRow = {
  id: string;
  text: string;
  status: MessageStatus;
  model: string | null;
  sandbox: boolean;
  code: ErrorCode | null;
  message: string | null;
  createdAt: string;
  turnId: string | null;
};

export function presentRequest(row: RequestRow): CopyRequest {
  const variants = (row.variants ?? []).map(presentVariant);
  return {
    id: row.message_id,
    number: row.id,
    messageId: row.external_id,
    title: row.title,
    tone: toneOf(row.tone),
    feature: row.feature,
    createdAt: row.created_at.toISOString(),
    variants,
    currentId: currentOf(variants, row.chosen_id),
  };
}

/** A chosen variant counts from the moment it was asked for, unless nothing came of it. */
function currentOf(variants: readonly CopyVariant[], chosenId: string | null): string {
  const chosen = variants.find(({ id }) => id === chosenId);
  const good = chosen?.status === 'complete' || chosen?.status === 'streaming' ? chosen : undefined;
  const current = good ?? variants.findLast(({ status }) => status === 'complete') ?? variants.at(-1);
  return current?.id ?? '';
}

function presentVariant({ code, message, createdAt, ...row }: VariantRow): CopyVariant {
  const failure = code === null ? null : { code, message: message ?? '' };
  return { ...row, failure, createdAt: new Date(createdAt).toISOString() };
}

/** Only supported tones are ever stored. */
export function toneOf(name: string): ToneName {
  return TONES.find((tone) => tone.name === name)?.name ?? 'professional';
}
