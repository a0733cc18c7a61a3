import { z } from 'zod';

/** What is stored, and the folder of its links. */
export const AssetKind = z.enum(['image', 'video', 'audio']);
export type AssetKind = z.output<typeof AssetKind>;

const MB = 1024 * 1024;

/** The largest object of a kind, in bytes. */
export const LARGEST_BYTES: Readonly<Record<AssetKind, number>> = {
  image: 50 * MB,
  video: 512 * MB,
  audio: 100 * MB,
};

/** How long a link works at least. */
export const LINK_SECONDS = 3600;

/** How old an object or a row must be before a sweep wonders about it. */
export const SWEEP_GRACE_HOURS = 24;
