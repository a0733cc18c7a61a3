/** How long each step with a provider may take, in milliseconds. */
export type RequestLimits = {
  /** The source image on its way to the provider. */
  upload: number;
  /** The billable request; when it runs out, nobody knows whether it was accepted. */
  submit: number;
  /** A look at a job, a cancellation or a list. */
  look: number;
};

export const USUAL_LIMITS: RequestLimits = { upload: 120_000, submit: 60_000, look: 15_000 };
