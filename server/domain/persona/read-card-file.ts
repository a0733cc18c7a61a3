import {
  type Card,
  CARD_LIMITS,
  type CardFields,
  cardText,
  readCard,
  readFields,
  refuseCard,
} from '../card/index.ts';

/** The card in a file, what it says of a persona, and the text that is kept of it. Errors: those of `readCard`. */
export async function readCardFile(file: File): Promise<{ card: Card; fields: CardFields; text: string }> {
  if (file.size > CARD_LIMITS.file) throw refuseCard('too-large');
  const card = readCard(new Uint8Array(await file.arrayBuffer()));
  return { card, fields: readFields(card.data), text: cardText(card.data) };
}
