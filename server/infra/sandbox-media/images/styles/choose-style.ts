import type { Random } from '../../random.ts';
import { findWords } from '../find-words.ts';
import { anime } from './anime.ts';
import { isometric } from './isometric.ts';
import { lineArt } from './line-art.ts';
import { neon } from './neon.ts';
import { oil } from './oil.ts';
import { photorealistic } from './photorealistic.ts';
import type { Style } from './picture.ts';
import { pixelArt } from './pixel-art.ts';
import { popArt } from './pop-art.ts';
import { vintage } from './vintage.ts';
import { watercolour } from './watercolour.ts';

export type StyleName =
  | 'photorealistic'
  | 'watercolour'
  | 'oil'
  | 'pixel-art'
  | 'line-art'
  | 'neon'
  | 'anime'
  | 'isometric'
  | 'vintage'
  | 'pop-art';

export const STYLES: Readonly<Record<StyleName, Style>> = {
  photorealistic,
  watercolour,
  oil,
  'pixel-art': pixelArt,
  'line-art': lineArt,
  neon,
  anime,
  isometric,
  vintage,
  'pop-art': popArt,
};

const WORDS: Readonly<Record<StyleName, string>> = {
  watercolour: 'watercolour watercolor aquarelle aquarell gouache wash',
  oil: 'oil painting painted impressionist impressionism expressionist baroque renaissance canvas gogh monet acrylic',
  'pixel-art': 'pixel pixelart 8bit 16bit bit retro-game',
  'line-art':
    'line lineart ink sketch pencil drawing drawn etching engraving charcoal monochrome minimalist manga',
  neon: 'neon cyberpunk synthwave vaporwave futuristic glowing sci-fi scifi',
  anime: 'anime flat cartoon ghibli cel illustration vector disney animated storybook',
  isometric: '3d isometric voxel voxels lego blocks low-poly lowpoly clay render diorama minecraft',
  vintage: 'vintage retro sepia old antique analog film polaroid 1920s 1950s 1970s daguerreotype',
  'pop-art': 'pop popart comic halftone warhol poster screenprint collage abstract',
  photorealistic:
    'photorealistic realistic photo photograph photography cinematic professional natural realism hyperrealistic portrait dslr documentary',
};

/** The style that the words ask for; words that say none choose one by chance, always the same. */
export function chooseStyle(style: string, random: Random): StyleName {
  return (
    findWords(style, WORDS)[0] ??
    random.pick(['photorealistic', 'watercolour', 'oil', 'anime', 'isometric', 'pop-art', 'vintage', 'neon'])
  );
}
