/** The longest recording that is listened to. Recognising it takes about a tenth of its time. */
export const MOST_SECONDS = 600;

/** `codec`: the sound is written in a way that this machine cannot decode. */
export const RECOGNISER_REFUSALS = ['codec', 'damaged', 'too-long', 'too-much-work'] as const;
export type RecogniserRefusal = { kind: 'refused'; reason: (typeof RECOGNISER_REFUSALS)[number] };

export type Recognised = { kind: 'heard'; text: string } | RecogniserRefusal;
