/** Our persona voices in the words of Gemini and of OpenAI's kin (voices that all of its speech models have). */
const VOICES: Record<string, { gemini: string; openai: string }> = {
  default: { gemini: 'Kore', openai: 'alloy' },
  expressive: { gemini: 'Aoede', openai: 'sage' },
  aria: { gemini: 'Kore', openai: 'nova' },
  luna: { gemini: 'Leda', openai: 'shimmer' },
  ruby: { gemini: 'Gacrux', openai: 'coral' },
  max: { gemini: 'Charon', openai: 'onyx' },
  theo: { gemini: 'Puck', openai: 'echo' },
  ewan: { gemini: 'Iapetus', openai: 'fable' },
  bolt: { gemini: 'Fenrir', openai: 'ash' },
};

/** Gemini's voice for one of ours; its usual one for any other name. */
export function geminiVoice(voice: string): string {
  return known(voice)?.gemini ?? 'Kore';
}

/** The voice at a server like OpenAI's; another name passes as it is, because such servers have voices of their own. */
export function compatibleVoice(voice: string): string {
  return known(voice)?.openai ?? voice;
}

function known(voice: string) {
  const name = voice === '' ? 'default' : voice.toLowerCase();
  return Object.hasOwn(VOICES, name) ? VOICES[name] : undefined;
}
