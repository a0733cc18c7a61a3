/** What the model hears best at once. */
const LONGEST_SECONDS = 18;
/** How far before that end a pause is looked for. */
const SEARCH_SECONDS = 8;
/** What counts as one moment of a pause. */
const MOMENT_SECONDS = 0.1;
/** Less than this is noise at best. */
const SHORTEST_SECONDS = 0.2;

/** Parts of a recording that are short enough to be recognised, cut where it is quietest; none of what is too short. */
export function splitSpeech(samples: Float32Array, rate: number): Float32Array[] {
  const parts: Float32Array[] = [];
  for (let from = 0; from < samples.length; ) {
    const to = endOfPart(samples, from, rate);
    if (to - from >= SHORTEST_SECONDS * rate) parts.push(samples.subarray(from, to));
    from = to;
  }
  return parts;
}

function endOfPart(samples: Float32Array, from: number, rate: number): number {
  const latest = from + LONGEST_SECONDS * rate;
  if (latest >= samples.length) return samples.length;
  const moment = Math.round(MOMENT_SECONDS * rate);
  let quietest = latest;
  let least = Number.POSITIVE_INFINITY;
  for (let at = latest - SEARCH_SECONDS * rate; at + moment <= latest; at += moment) {
    const loudness = energyOf(samples.subarray(at, at + moment));
    if (loudness > least) continue;
    least = loudness;
    quietest = at + Math.floor(moment / 2);
  }
  return quietest;
}

function energyOf(samples: Float32Array): number {
  return samples.reduce((sum, sample) => sum + sample * sample, 0);
}
