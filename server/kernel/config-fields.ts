import { z } from 'zod';

/** Any text, or one of `choices`. */
export function text(): z.ZodString;
export function text<const Choice extends string>(
  ...choices: [Choice, ...Choice[]]
): z.ZodEnum<{ [Key in Choice]: Key }>;
export function text(...choices: string[]) {
  const [first, ...rest] = choices;
  if (first === undefined) return z.string().trim();
  return z.enum([first, ...rest], { error: `one of ${choices.join(', ')} (for example ${first})` });
}

export function wholeNumber(min: number, max: number, example: string) {
  const error = `a whole number from ${min} to ${max} (for example ${example})`;
  return z.coerce.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

/** `true`/`on`/`1` or `false`/`off`/`0`. */
export function flag() {
  return z
    .enum(['true', 'on', '1', 'false', 'off', '0'], { error: 'on or off (for example on)' })
    .transform((value) => ['true', 'on', '1'].includes(value));
}

/** Comma separated; absent means none. */
export function list() {
  return z
    .string()
    .default('')
    .transform((value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
    );
}

/** Comma separated, each as browsers name an origin, or `*` for any; absent means none. */
export function origins() {
  const error =
    'origins, without a path, or * for any (for example https://app.example, http://localhost:5173)';
  return list()
    .refine((given) => given.every((each) => each === '*' || originOf(each) !== null), { error })
    .transform((given) => given.map((each) => originOf(each) ?? each));
}

/** One origin, as browsers name it. */
export function origin(example: string) {
  const error = `an origin, without a path (for example ${example})`;
  return z
    .string()
    .trim()
    .refine((value) => originOf(value) !== null, { error })
    .transform((value) => new URL(value).origin)
    .optional();
}

function originOf(given: string): string | null {
  if (!/^https?:\/\/[^/?#@*\s]+\/?$/i.test(given) || !URL.canParse(given)) return null;
  return new URL(given).origin;
}

/** An absolute URL of one of the schemes, without its trailing slash. */
export function url(example: string, schemes: readonly string[]) {
  const error = `an absolute URL (for example ${example})`;
  return z
    .string()
    .trim()
    .refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol), { error })
    .transform((value) => value.replace(/\/+$/, ''))
    .optional();
}

/** An amount of credits as text, at most six places after the point, so that it stays exact. */
export function credits(example: string) {
  const error = `a number of credits, at most 6 digits after the point (for example ${example})`;
  return z
    .string()
    .trim()
    .regex(/^\d{1,12}(\.\d{1,6})?$/, { error });
}

const TRANSCRIBERS = ['gemini', 'openai', 'compatible'] as const;

/** `provider/model`, or `sandbox` for none: `null`. */
export function transcriptionModel() {
  const error =
    'gemini/, openai/ or compatible/ and what the provider calls its model, or sandbox (for example openai/whisper-1)';
  return z
    .string()
    .trim()
    .transform((value, context) => {
      if (value === 'sandbox') return null;
      const provider = TRANSCRIBERS.find((known) => value.startsWith(`${known}/`));
      const upstreamId = provider === undefined ? '' : value.slice(provider.length + 1);
      if (provider !== undefined && upstreamId !== '') return { provider, upstreamId };
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    })
    .optional();
}
