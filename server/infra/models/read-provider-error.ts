/** The few facts of an SDK error that decide what becomes of it. */
export type ProviderFailure = {
  /** The HTTP status, or the one an error event stands for; undefined where the connection failed. */
  status: number | undefined;
  /** The provider's own code or type, lower case; empty where it gave none. */
  code: string;
  retryAfterSeconds: number | undefined;
  /** False where no answer of any kind began. */
  connected: boolean;
  /** Whether the provider had accepted the request and begun to answer it. */
  streaming: boolean;
};

export function readProviderError(error: unknown): ProviderFailure {
  const status = field(error, 'statusCode') ?? field(error, 'code');
  const headers = field(error, 'responseHeaders');
  const accepted = status === 200;
  return {
    status: typeof status === 'number' && !accepted ? status : undefined,
    code: codeOf(error),
    retryAfterSeconds: retryAfter(headers),
    connected: typeof status === 'number' || headers !== undefined,
    streaming: accepted || String(field(headers, 'content-type')).startsWith('text/event-stream'),
  };
}

/** OpenAI and its kin put the code in `error.code` or `error.type`, an error event one level higher. */
function codeOf(error: unknown): string {
  // Gemini answers a bad key with 400 and says why in a place that the SDK does not parse.
  if (String(field(error, 'responseBody')).includes('API_KEY_INVALID')) return 'api_key_invalid';
  const data = field(error, 'data');
  const response = field(data, 'response');
  const places = [field(data, 'error'), field(response, 'error'), data, error];
  for (const place of places) {
    for (const name of ['code', 'type']) {
      const value = field(place, name);
      if (typeof value === 'string' && value !== '' && value !== 'error') return value.toLowerCase();
    }
  }
  return '';
}

/** `retry-after-ms`, or `retry-after` as seconds or as a date. */
function retryAfter(headers: unknown): number | undefined {
  const milliseconds = Number(field(headers, 'retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds / 1000;
  const value = field(headers, 'retry-after');
  if (typeof value !== 'string') return undefined;
  const seconds = /^\s*\d/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : undefined;
}

function field(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Reflect.get(value, name);
}
