import { fromHsl, type Rgb } from './colour.ts';
import { findWords } from './find-words.ts';

const NAMES = {
  red: 'red crimson scarlet rot rojo rouge 赤 красный',
  orange: 'orange ginger amber naranja',
  yellow: 'yellow golden gold blonde gelb amarillo jaune 黄',
  green: 'green emerald grün verde vert 緑',
  blue: 'blue azure navy blau azul bleu 青 синий',
  purple: 'purple violet lavender lila morado 紫',
  pink: 'pink rosa magenta',
  white: 'white weiß blanco blanc 白 белый',
  black: 'black schwarz negro noir 黒 чёрный',
  grey: 'grey gray silver grau gris 灰',
  brown: 'brown chestnut braun marrón brun',
} as const;

const COLOURS: Readonly<Record<keyof typeof NAMES, Rgb>> = {
  red: fromHsl(354, 0.74, 0.46),
  orange: fromHsl(26, 0.82, 0.54),
  yellow: fromHsl(46, 0.88, 0.56),
  green: fromHsl(140, 0.48, 0.4),
  blue: fromHsl(214, 0.68, 0.5),
  purple: fromHsl(276, 0.5, 0.52),
  pink: fromHsl(336, 0.74, 0.68),
  white: [240, 238, 234],
  black: [44, 42, 48],
  grey: [138, 142, 150],
  brown: [124, 82, 54],
};

/** The first colour that the text names. */
export function readColour(text: string): Rgb | null {
  const [first] = findWords(text, NAMES);
  return first === undefined ? null : COLOURS[first];
}
