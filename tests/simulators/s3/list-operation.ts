import { escape, xml, type Answer } from './answer.ts';
import type { Arrived } from './request.ts';
import type { Store } from './store.ts';
import { encode } from './verify-signature.ts';

const LARGEST_PAGE = 1000;

/** ListObjectsV2: sorted by the bytes of the keys, in pages. */
export function listObjects(store: Store, { query }: Arrived, pageSize: number): Answer {
  const prefix = query.get('prefix') ?? '';
  const after = Buffer.from(query.get('continuation-token') ?? '', 'base64url');
  const most = Math.min(Number(query.get('max-keys') ?? pageSize), pageSize, LARGEST_PAGE);
  const written = query.get('encoding-type') === 'url' ? encode : escape;
  const rest = [...store.objects]
    .filter(([key]) => key.startsWith(prefix) && Buffer.compare(Buffer.from(key), after) > 0)
    .toSorted(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  const page = rest.slice(0, most);
  const more = rest.length > page.length;
  const token = Buffer.from(page.at(-1)?.[0] ?? '').toString('base64url');
  const contents = page.map(
    ([key, { bytes, etag, modifiedAt }]) =>
      `<Contents><Key>${written(key)}</Key><Size>${bytes}</Size><ETag>${escape(etag)}</ETag><LastModified>${modifiedAt.toISOString()}</LastModified></Contents>`,
  );
  return xml(
    200,
    `<ListBucketResult><KeyCount>${page.length}</KeyCount><IsTruncated>${more}</IsTruncated>${
      more ? `<NextContinuationToken>${token}</NextContinuationToken>` : ''
    }${contents.join('')}</ListBucketResult>`,
  );
}
