/** What a provider has accepted, and so will bill, in order. */
export type Acceptances<Job> = {
  jobs: readonly Job[];
  add(job: Job): void;
  /** The job with this number, counted from 1, as soon as it has been accepted. */
  nth(number: number): Promise<Job>;
};

export function createAcceptances<Job>(): Acceptances<Job> {
  const jobs: Job[] = [];
  const waiting = new Map<number, PromiseWithResolvers<Job>>();
  return {
    jobs,
    add(job) {
      jobs.push(job);
      waiting.get(jobs.length)?.resolve(job);
    },
    nth(number) {
      const job = jobs[number - 1];
      if (job !== undefined) return Promise.resolve(job);
      const wait = waiting.get(number) ?? Promise.withResolvers<Job>();
      waiting.set(number, wait);
      return wait.promise;
    },
  };
}
