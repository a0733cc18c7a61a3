import { z } from 'zod';
import type { MediaOrder, VideoOrder } from '#server/kernel/media.ts';
import { factsOf } from '../request-error.ts';
import { readImage, uploadFailure } from '../source-image.ts';
import { runwayClient, type RunwayPort } from './client.ts';

/** A data URI has to be shorter, in characters. */
const DATA_URI_LIMIT = 5 * 1024 * 1024;

const Uploaded = z.object({ uri: z.string().startsWith('runway://') });

/** The source image inside the request, or, where it is too large for that, uploaded before. Nothing is billed for it. */
export async function promptImage(
  port: RunwayPort,
  order: MediaOrder & VideoOrder,
  signal: AbortSignal,
): Promise<string> {
  const bytes = await readImage(order.image);
  const { mediaType } = order.image;
  const prefix = `data:${mediaType};base64,`;
  if (prefix.length + Math.ceil(bytes.length / 3) * 4 < DATA_URI_LIMIT) {
    return `${prefix}${Buffer.from(bytes).toString('base64')}`;
  }
  const file = new File([bytes], `${order.attemptId}.${mediaType.split('/')[1] ?? 'bin'}`, {
    type: mediaType,
  });
  try {
    const client = runwayClient(port, signal, port.limits.upload);
    return Uploaded.parse(await client.uploads.createEphemeral({ file })).uri;
  } catch (error) {
    throw uploadFailure(factsOf(error));
  }
}
