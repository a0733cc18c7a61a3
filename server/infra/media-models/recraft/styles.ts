/**
 * Recraft V3's own raster styles by name, as its documentation lists them. Its vector styles are not among them: they
 * answer with SVG, which is not kept here and costs twice as much, so that they travel with the prompt.
 */
const STYLES = [
  'realistic_image',
  'digital_illustration',
  'Recraft V3 Raw',
  'Photorealism',
  'Enterprise',
  'Natural light',
  'Studio photo',
  'HDR',
  'Hard flash',
  'Motion blur',
  'Black & white',
  'Evening light',
  'Faded Nostalgia',
  'Forest life',
  'Mystic Naturalism',
  'Natural Tones',
  'Organic Calm',
  'Real-Life Glow',
  'Retro Realism',
  'Retro Snapshot',
  'Urban Drama',
  'Village Realism',
  'Warm Folk',
  'Product photo',
  'Illustration',
  'Hand-drawn',
  'Grain',
  'Bold Sketch',
  'Pencil sketch',
  'Retro Pop',
  'Clay',
  'Risograph',
  'Color engraving',
  'Pixel art',
  'Antiquarian',
  'Bold fantasy',
  'Child book',
  'Cover',
  'Crosshatch',
  'Digital engraving',
];

const BY_KEY = new Map(STYLES.map((style) => [keyOf(style), style]));

/** Recraft's name for this art style, however it is written (`pixel art`, `Pixel-Art`), where the model has it. */
export function nativeStyle(upstreamId: string, style: string): string | undefined {
  return upstreamId === 'recraftv3' ? BY_KEY.get(keyOf(style)) : undefined;
}

function keyOf(style: string): string {
  return style
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
