/** What was used, by everybody, since the first start or today (UTC). An average of nothing is `null`. */
export type UsageReport = {
  /** To the API families and tRPC; pages and their files are not counted. */
  requests: {
    total: number;
    /** In the last five whole minutes and the one that has begun. */
    perMinute: number;
    /** Of today's: seconds until an answer began. */
    averageSeconds: number | null;
    /** Of today's: how many were answered with a status from 500 on, 0 to 1. */
    errorShare: number | null;
  };
  /** Something was said there in the last 15 minutes. */
  conversations: { active: number };
  /** Requested today. */
  generations: { voices: number; videos: number; averageSeconds: number | null };
};

/** One value, exact as decimal text where it was counted. */
export type Sample = { labels: Readonly<Record<string, string>>; value: string };

type Named = {
  name: string;
  help: string;
  /** In this order they are shown. */
  labels: readonly string[];
};
export type SimpleFamily = Named & { type: 'counter' | 'gauge'; samples: readonly Sample[] };
/** Each bucket counts by itself, and its bound is the label `le`. */
export type HistogramFamily = Named & {
  type: 'histogram';
  bounds: readonly number[];
  buckets: readonly Sample[];
  sums: readonly Sample[];
};
/** What goes by one name. */
export type MetricFamily = SimpleFamily | HistogramFamily;
