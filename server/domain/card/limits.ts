const MB = 1024 * 1024;

/**
 * What a character card may have: bytes of its file, of a text in a PNG, and of its JSON; parts of a PNG; levels of lists
 * and objects, and how much is in them all together.
 */
export const CARD_LIMITS = {
  file: 16 * MB,
  text: 6 * MB,
  json: 4 * MB,
  chunks: 4096,
  levels: 100,
  values: 200_000,
} as const;
