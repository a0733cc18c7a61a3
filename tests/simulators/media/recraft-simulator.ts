import { PROVIDER_WORDS } from '#tests/simulators/providers/index.ts';
import { startMadeSimulator } from './made-simulator.ts';
import { jsonAnswer, type MadeWire, said, type WireAnswer } from './made-wire.ts';
import { smallImage, smallVector } from './small-media.ts';

/** Recraft. A `made` script can answer as `webp`, as `svg`, or as `url`: with an address instead of the bytes. */
export function startRecraftSimulator(port?: number) {
  return startMadeSimulator(createRecraftWire(), port);
}

function createRecraftWire(): MadeWire {
  const results = new Map<string, WireAnswer>();
  return {
    basePath: '/v1',
    submits: /^\/v1\/images\/generations$/,
    protocol: 'compatible',
    async made({ body, headers }, as) {
      const image = await paint(body, as);
      if (as !== 'url') return data({ b64_json: image.toString('base64') });
      const path = `/results/${results.size}.png`;
      results.set(path, { status: 200, contentType: 'image/png', body: image });
      return data({ url: `http://${headers.host}${path}` });
    },
    empty: () => jsonAnswer({ created: CREATED, credits: 40, data: [] }),
    refused: (_, code) => jsonAnswer({ code, message: PROVIDER_WORDS }, 400),
    error: (_, code) => ({ code, message: PROVIDER_WORDS }),
    get: (path) => results.get(path),
  };
}

const CREATED = 1_763_000_000;

function data(image: object): WireAnswer {
  const image_id = '7d1c2f0e-0000-4000-8000-000000000001';
  return jsonAnswer({ created: CREATED, credits: 40, data: [{ image_id, ...image }] });
}

function paint(body: unknown, as: string | undefined): Promise<Buffer> | Buffer {
  const size = sizeOf(String(said(body, 'size')));
  if (as === 'svg') return smallVector(size);
  return smallImage(String(said(body, 'prompt')), size, as === 'webp' ? 'webp' : 'png');
}

/** A ratio becomes that many hundreds of pixels. */
function sizeOf(text: string): { width: number; height: number } {
  const [width = 0, height = 0] = text.split(/[x:]/).map(Number);
  const scale = text.includes(':') ? 100 : 1;
  return { width: width * scale, height: height * scale };
}
