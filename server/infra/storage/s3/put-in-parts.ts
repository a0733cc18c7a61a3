import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { S3 } from './client.ts';
import type { Part } from './fill-parts.ts';
import { CHECKSUM } from './metadata.ts';

type Put = { key: string; mediaType: string; signal: AbortSignal };

/** A multipart upload, part by part; if anything fails its parts are removed. */
export async function putInParts(
  { client, bucket }: S3,
  { key, mediaType, signal }: Put,
  first: Uint8Array,
  rest: AsyncIterable<Part>,
  checksum: () => string,
): Promise<void> {
  const place = { Bucket: bucket, Key: key };
  const sending = { abortSignal: signal };
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...place, ContentType: mediaType }),
    sending,
  );
  const Parts: CompletedPart[] = [];
  const send = async (Body: Uint8Array) => {
    const PartNumber = Parts.length + 1;
    const command = new UploadPartCommand({
      ...place,
      UploadId,
      PartNumber,
      Body,
      ContentLength: Body.length,
    });
    const { ETag } = await client.send(command, sending);
    Parts.push({ PartNumber, ETag });
  };
  try {
    await send(first);
    for await (const { bytes } of rest) await send(bytes);
    const complete = { ...place, UploadId, MultipartUpload: { Parts } };
    await client.send(new CompleteMultipartUploadCommand(complete), sending);
  } catch (error) {
    // What failed first is told; parts that could not be removed now are removed by the sweep.
    await client.send(new AbortMultipartUploadCommand({ ...place, UploadId })).catch(() => undefined);
    throw error;
  }
  // Metadata is sent when an upload begins, its checksum is known at the end: a copy onto itself gives it to the object.
  await client.send(
    new CopyObjectCommand({
      ...place,
      CopySource: `${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`,
      ContentType: mediaType,
      MetadataDirective: 'REPLACE',
      Metadata: { [CHECKSUM]: checksum() },
    }),
    sending,
  );
}
