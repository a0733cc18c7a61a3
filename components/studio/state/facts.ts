import { chargeInWords } from './charge-words.ts';
import { durationInWords } from './duration-words.ts';
import type { Generation } from './generation.ts';
import { stateInWords } from './state-words.ts';

/** One row: `copy` for what is meant for other programs. */
export type Fact = { name: string; value: string; copy?: boolean };

type Known = { model: string; project: string; timeZone: string };

/** All that is known of a generation, in the order in which one asks. Unknown things have no row. */
export function factsOf(generation: Generation, known: Known): Fact[] {
  const { id, params, failure, unsupported, asset, retryOfId, inputAssetId } = generation;
  return [
    { name: 'State', value: stateInWords(generation) },
    ...(failure === null ? [] : [{ name: 'Reason', value: `${failure.message} (${failure.code})` }]),
    { name: 'Credits', value: chargeInWords(generation) },
    { name: 'Model', value: known.model },
    ...parameters(params),
    ...(unsupported.length === 0 ? [] : [{ name: 'Not followed', value: unsupported.join(', ') }]),
    ...(known.project === '' ? [] : [{ name: 'Project', value: known.project }]),
    ...file(generation),
    ...times(generation, known.timeZone),
    { name: 'Id', value: id, copy: true },
    ...(asset === null ? [] : [{ name: 'Storage key', value: asset.key, copy: true }]),
    ...(inputAssetId === null ? [] : [{ name: 'Source image', value: inputAssetId, copy: true }]),
    ...(retryOfId === null ? [] : [{ name: 'Retry of', value: retryOfId, copy: true }]),
  ];
}

function parameters(params: Generation['params']): Fact[] {
  if (params.kind === 'voice') {
    return [
      { name: 'Voice', value: params.voice },
      { name: 'Speed', value: String(params.speed) },
      { name: 'Pitch', value: String(params.pitch) },
      { name: 'Emotion', value: params.emotion },
    ];
  }
  return [
    ...(params.style === '' ? [] : [{ name: 'Style', value: params.style }]),
    { name: 'Asked size', value: `${params.width} × ${params.height}` },
    ...(params.kind === 'video' ? [{ name: 'Asked length', value: durationInWords(params.seconds) }] : []),
  ];
}

function file({ asset }: Generation): Fact[] {
  if (asset === null) return [];
  const size = asset.width === null || asset.height === null ? [] : [`${asset.width} × ${asset.height}`];
  const length = asset.durationMs === null ? [] : [`${(asset.durationMs / 1000).toFixed(1)} s`];
  const weight = `${(asset.bytes / 1_000_000).toFixed(2)} MB`;
  return [{ name: 'File', value: [asset.mediaType, ...size, ...length, weight].join(', ') }];
}

function times({ createdAt, startedAt, endedAt }: Generation, timeZone: string): Fact[] {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone });
  const at = (name: string, time: string | null): Fact[] =>
    time === null ? [] : [{ name, value: format.format(new Date(time)) }];
  const took =
    startedAt === null || endedAt === null
      ? []
      : [{ name: 'Took', value: durationInWords((Date.parse(endedAt) - Date.parse(startedAt)) / 1000) }];
  return [...at('Asked', createdAt), ...at('Begun', startedAt), ...at('Ended', endedAt), ...took];
}
