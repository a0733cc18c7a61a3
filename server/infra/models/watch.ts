/** How long a provider may be silent, in milliseconds. */
export type IdleLimits = { firstPart: number; nextPart: number };

/**
 * One request's life: `signal` fires when the caller gives up or the provider falls silent, and closes
 * the connection to the provider.
 */
export class Watch {
  readonly #abort = new AbortController();
  readonly #caller: AbortSignal;
  readonly #limits: IdleLimits;
  #timer: NodeJS.Timeout;
  #heardAnything = false;
  #listening = true;
  /** The limit that ran out, in milliseconds. */
  silentFor: number | undefined;

  constructor(caller: AbortSignal, limits: IdleLimits) {
    this.#caller = caller;
    this.#limits = limits;
    this.#timer = this.#startTimer(limits.firstPart);
    if (caller.aborted) this.#abort.abort();
    else caller.addEventListener('abort', this.#giveUp, { once: true });
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** We wait for the provider's next part: its time of silence begins. */
  listen(): void {
    this.#listening = true;
    if (this.#heardAnything) this.#timer.refresh();
  }

  /** The provider said something. Until we listen again, silence is ours and not the provider's. */
  heard(): void {
    this.#listening = false;
    if (this.#heardAnything) return;
    this.#heardAnything = true;
    clearTimeout(this.#timer);
    this.#timer = this.#startTimer(this.#limits.nextPart);
  }

  /** Ends the watch and closes whatever is still open. */
  end(): void {
    clearTimeout(this.#timer);
    this.#caller.removeEventListener('abort', this.#giveUp);
    this.#abort.abort();
  }

  readonly #giveUp = (): void => this.#abort.abort();

  #startTimer(limit: number): NodeJS.Timeout {
    return setTimeout(() => {
      if (!this.#listening) return;
      this.silentFor = limit;
      this.#abort.abort();
    }, limit);
  }
}
