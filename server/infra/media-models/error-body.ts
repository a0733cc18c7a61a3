/** What a provider's error says beyond its status, without a word of its text. */
export type ErrorBody = {
  /** Its codes, lower case. */
  codes: readonly string[];
  /** How long Google asks to be left alone: it says so here, not in a header. */
  retryAfterSeconds: number | undefined;
};

/**
 * Reads the body that an SDK's error carries. Codes are found where OpenAI's kin (`error.code`, `error.type`), Google
 * (`error.status`, `error.details[].reason`) and Recraft (`code`) put them; a body that is no JSON has none.
 */
export function readErrorBody(error: unknown): ErrorBody {
  const body = parse(field(error, 'responseBody'));
  const inner = field(body, 'error');
  const details = listOf(field(inner, 'details'));
  const reasons = details.map((detail) => field(detail, 'reason'));
  const places = [field(body, 'code'), ...['code', 'type', 'status'].map((name) => field(inner, name))];
  return {
    codes: [...places, ...reasons].flatMap((code) => (typeof code === 'string' ? [code.toLowerCase()] : [])),
    retryAfterSeconds: details.map((detail) => secondsOf(field(detail, 'retryDelay'))).find(Boolean),
  };
}

/** Google writes a duration as `30s` or `0.5s`. */
function secondsOf(duration: unknown): number | undefined {
  const seconds = typeof duration === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(duration)?.[1] : undefined;
  return seconds === undefined ? undefined : Math.ceil(Number(seconds));
}

function parse(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
