/** Something a person can put right; the message is for the terminal, without a stack. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
