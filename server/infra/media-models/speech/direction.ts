import type { VoiceOrder } from '#server/kernel/media.ts';

const MANNERS: Record<Exclude<VoiceOrder['emotion'], 'neutral'>, string> = {
  happy: 'happily, with a smile in the voice',
  sad: 'sadly',
  angry: 'angrily',
  excited: 'with excitement',
  calm: 'calmly',
};

/** What a voice actor would be told about emotion and pace; `undefined` where both are usual. */
export function speechDirection({
  emotion,
  speed,
}: Pick<VoiceOrder, 'emotion' | 'speed'>): string | undefined {
  const manner = emotion === 'neutral' ? [] : [MANNERS[emotion]];
  const pace = speed === 1 ? [] : [`at about ${speed} times the usual pace`];
  const wishes = [...manner, ...pace];
  return wishes.length === 0 ? undefined : `Speak ${wishes.join(', ')}`;
}
