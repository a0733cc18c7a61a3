type Definition = {
  type: 'counter' | 'histogram';
  /** What it says, for people. */
  help: string;
  labels: readonly string[];
  /** Upper bounds of a histogram's buckets, ascending; the last one, without a bound, is not named. */
  buckets?: readonly number[];
};

/** Seconds until an answer begins: of a request, or of a model. */
const WAITS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] as const;
/** Seconds of whole replies. */
const REPLIES = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300] as const;

/**
 * Everything that is counted, of all processes together and since the first start. What a label may hold is bounded:
 * names of ours, codes, and aliases of the catalogue; never what somebody sent.
 */
export const METRICS = {
  http_requests_total: {
    type: 'counter',
    help: 'Requests answered, by API family (trpc and pages are families too), operation and class of status.',
    labels: ['family', 'operation', 'status'],
  },
  http_request_duration_seconds: {
    type: 'histogram',
    help: 'Seconds from a request to the beginning of its answer; of a page, to its end.',
    labels: ['family', 'operation'],
    buckets: WAITS,
  },
  errors_total: {
    type: 'counter',
    help: 'Refusals and failures of requests by their code, as the product names it.',
    labels: ['family', 'code'],
  },
  turns_total: {
    type: 'counter',
    help: 'Replies that have ended, by model and how.',
    labels: ['model', 'sandbox', 'outcome'],
  },
  turn_first_token_seconds: {
    type: 'histogram',
    help: 'Seconds from asking a model to the first of its words or thoughts.',
    labels: ['model', 'sandbox'],
    buckets: WAITS,
  },
  turn_duration_seconds: {
    type: 'histogram',
    help: 'Seconds from asking a model to the end of its reply, however that ended.',
    labels: ['model', 'sandbox'],
    buckets: REPLIES,
  },
  tokens_total: {
    type: 'counter',
    help: 'Tokens of replies as their providers counted them, prompt and completion apart.',
    labels: ['model', 'sandbox', 'direction'],
  },
  generations_total: {
    type: 'counter',
    help: 'Images, videos and voices requested, and those that have ended, by how. Counted by the database itself.',
    labels: ['kind', 'model', 'sandbox', 'state'],
  },
  credits_total: {
    type: 'counter',
    help: 'Credits moved, by kind of ledger entry. Counted by the database itself.',
    labels: ['kind'],
  },
} as const satisfies Record<string, Definition>;

export type MetricName = keyof typeof METRICS;
type OfType<Type> = { [Name in MetricName]: (typeof METRICS)[Name] extends { type: Type } ? Name : never };
export type HistogramName = OfType<'histogram'>[MetricName];
/** The database's own triggers count the others, in the transactions that they are about. */
export type CounterName = Exclude<OfType<'counter'>[MetricName], 'generations_total' | 'credits_total'>;
export type LabelsOf<Name extends MetricName> = Readonly<
  Record<(typeof METRICS)[Name]['labels'][number], string>
>;

/** By how much one series has grown. A histogram's are `NAME_bucket`, each bucket by itself, and `NAME_sum`. */
export type MetricDelta = { name: string; labels: Readonly<Record<string, string>>; value: number };

/** Counts in memory; see flushMetrics for how it is kept. Cheap enough for every request, not meant for every token. */
export type Metrics = {
  count<Name extends CounterName>(name: Name, labels: LabelsOf<Name>, by?: number): void;
  /** One more value of a histogram. */
  observe<Name extends HistogramName>(name: Name, labels: LabelsOf<Name>, value: number): void;
  /** What was counted since the last time. */
  take(): MetricDelta[];
  /** Counts again what was taken and could not be kept. */
  giveBack(deltas: readonly MetricDelta[]): void;
};
