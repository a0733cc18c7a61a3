import { readFile } from 'node:fs/promises';
import llamaTokenizer from 'llama-tokenizer-js';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';

/** The shape of Moonshine's tiny English model. */
const LAYERS = 6;
const HEADS = 8;
const HEAD_SIZE = 36;
const BEGIN = 1;
const END = 2;
/** The most that anybody says: beyond it the model repeats itself. */
const TOKENS_PER_SECOND = 6;
const RATE = 16_000;

const FOLDER = 'model/tiny/quantized/';

/** Recognises English in a part of a recording: 16 kHz, samples between -1 and 1. */
export type Recognise = (samples: Float32Array) => Promise<string>;

/** Loads Moonshine's weights, which its package holds; half a gigabyte of memory until the process ends. */
export async function loadMoonshine(): Promise<Recognise> {
  env.wasm.numThreads = 1;
  const folder = new URL(FOLDER, import.meta.resolve('@moonshine-ai/moonshine-js'));
  const load = async (name: string) =>
    InferenceSession.create(await readFile(new URL(`${name}.onnx`, folder)), {
      executionProviders: ['wasm'],
    });
  const encoder = await load('encoder_model');
  const decoder = await load('decoder_model_merged');

  return async (samples) => {
    const heard = await encoder.run({ input_values: new Tensor('float32', samples, [1, samples.length]) });
    const states = tensorOf(heard, 'last_hidden_state');
    const most = Math.trunc((samples.length / RATE) * TOKENS_PER_SECOND);
    const tokens: number[] = [];
    let past = emptyPast();
    for (let last = BEGIN; tokens.length < most; tokens.push(last)) {
      const said = await decoder.run({
        input_ids: new Tensor('int64', BigInt64Array.of(BigInt(last)), [1, 1]),
        encoder_hidden_states: states,
        use_cache_branch: new Tensor('bool', [tokens.length > 0], [1]),
        ...past,
      });
      last = likeliest(tensorOf(said, 'logits'));
      if (last === END) break;
      past = nextPast(past, said, tokens.length === 0);
    }
    return llamaTokenizer.decode([BEGIN, ...tokens]).trim();
  };
}

type Tensors = Record<string, Tensor>;

/** What has been heard and said so far: nothing. */
function emptyPast(): Tensors {
  const past: Tensors = {};
  for (let layer = 0; layer < LAYERS; layer++)
    for (const side of ['decoder', 'encoder'])
      for (const part of ['key', 'value'])
        past[`past_key_values.${layer}.${side}.${part}`] = new Tensor('float32', new Float32Array(0), [
          0,
          HEADS,
          1,
          HEAD_SIZE,
        ]);
  return past;
}

/** The encoder's share is told with the first word only. */
function nextPast(past: Tensors, said: Readonly<Record<string, unknown>>, first: boolean): Tensors {
  const names = Object.keys(past);
  return Object.fromEntries(
    names.map((name) => {
      const keep = !first && name.includes('.encoder.');
      return [
        name,
        keep ? (past[name] ?? missing(name)) : tensorOf(said, name.replace('past_key_values', 'present')),
      ];
    }),
  );
}

function likeliest({ data }: Tensor): number {
  let best = 0;
  for (let index = 1; index < data.length; index++) if ((data[index] ?? 0) > (data[best] ?? 0)) best = index;
  return best;
}

function tensorOf(answer: Readonly<Record<string, unknown>>, name: string): Tensor {
  const tensor = answer[name];
  return tensor instanceof Tensor ? tensor : missing(name);
}

function missing(name: string): never {
  throw new Error(`The model has no ${name}.`);
}
