import type { Prisma } from '#prisma/generated/client.ts';
import { assetLink, previewLink } from '../file/index.ts';
import type { Context } from '#server/kernel/context.ts';
import { MediaParams } from './schema.ts';
import type { AssetView, GenerationView } from './view.ts';

/** What a view is made of. */
export const viewShape = { result: true } satisfies Prisma.GenerationInclude;
type LinkContext = Pick<Context, 'config' | 'clock'>;
type Row = Prisma.GenerationGetPayload<{ include: typeof viewShape }>;

/** The owner's side of it: what they may spend now, and what the ledger says of each generation by its id. */
type Money = { available: string; charges: ReadonlyMap<string, string> };

/** A row as its owner sees it. */
export function presentGeneration(
  ctx: LinkContext,
  row: Row,
  { available: balance, charges }: Money,
): GenerationView {
  const params = MediaParams.parse(row.params);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    model: row.model,
    sandbox: row.sandbox,
    params,
    projectId: row.projectId,
    inputAssetId: row.inputAssetId,
    retryOfId: row.retryOfId,
    favourite: row.favourite,
    deletedAt: row.deletedAt,
    progress: row.progress,
    queuePosition: row.queuePosition,
    cancelRequested: row.cancelRequestedAt !== null,
    credits: { used: row.price.toString(), balance },
    charged: row.endedAt === null ? null : (charges.get(row.id) ?? '0'),
    failure: row.errorCode === null ? null : { code: row.errorCode, message: row.errorMessage ?? '' },
    asset: row.result === null || row.result.deletedAt !== null ? null : presentAsset(ctx, row.result),
    unsupported: params.kind === 'voice' ? params.unsupported : [],
    createdAt: row.createdAt,
    startedAt: row.startedAt,
    endedAt: row.endedAt,
  };
}

function presentAsset(ctx: LinkContext, asset: NonNullable<Row['result']>): AssetView {
  return {
    id: asset.id,
    url: assetLink(ctx, asset),
    posterUrl: previewLink(ctx, asset),
    key: asset.key,
    kind: asset.kind,
    mediaType: asset.mediaType,
    bytes: Number(asset.bytes),
    width: asset.width,
    height: asset.height,
    durationMs: asset.durationMs,
    blurhash: asset.blurhash,
  };
}
