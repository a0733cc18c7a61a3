import { z } from 'zod';

/** fal says why in one of two ways: a list of faults of the input or the model, or one infrastructure error. */
const Faults = z.object({
  detail: z.array(z.object({ type: z.string(), loc: z.array(z.unknown()).catch([]) })),
});
const Infrastructure = z.object({ error_type: z.string() });
const Sentence = z.object({ detail: z.string() });

export type Refusal = {
  /** A content filter's. */
  content: boolean;
  /** About the picture. */
  picture: boolean;
  /** fal's word for it, which makes it the job's own end and no passing trouble; null where it gave none. */
  type: string | null;
  stillRunning: boolean;
};

/** What an error's body tells. Its sentences are not ours to show. */
export function readRefusal(body: unknown): Refusal {
  const faults = Faults.safeParse(body).data?.detail ?? [];
  return {
    content: faults.some(({ type }) => type === 'content_policy_violation'),
    picture: faults.some(({ loc, type }) => loc.includes('image_url') || /^(image|file)_/.test(type)),
    type: Infrastructure.safeParse(body).data?.error_type ?? faults[0]?.type ?? null,
    stillRunning: /still in progress/i.test(Sentence.safeParse(body).data?.detail ?? ''),
  };
}
