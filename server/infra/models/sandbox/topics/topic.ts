/** Where answers say that Greenroom is; it is replaced by the address it really has. */
export const USUAL_ADDRESS = 'http://127.0.0.1:3000';

/** Something the sandbox can explain. */
export type Topic = {
  name: string;
  /** How much a word of the question speaks for this topic; `model*` stands for every word beginning so. */
  keywords: Readonly<Record<string, number>>;
  /** Markdown, 100 to 250 words. */
  answer: string;
};
