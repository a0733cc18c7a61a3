/** A socket as the conversation on it needs it, whatever carries it. */
export type Connection = {
  /** Sends one JSON frame. */
  send(frame: Readonly<Record<string, unknown>>): void;
  /** Fulfilled when what was sent has gone out, or the client has. */
  flushed(): Promise<void>;
  /** Whether what the client sends is left unread for now. */
  hold(on: boolean): void;
  /** The client has said who it is. */
  known(): void;
  /** Ends it with one of the codes below, after what was sent before. */
  close(code: number, reason: string): void;
  /** The client's network address. */
  address: string;
};

/** What a socket's owner tells the conversation on it. */
export type ChatSocket = {
  /** A text frame has come. */
  receive(text: string): void;
  /** The server is going away: nothing new is taken, and the socket is closed when what was asked is answered. */
  goAway(): void;
  /** The client has gone. */
  left(): void;
};

export const CLOSED = {
  /** The server stops, or is restarted. */
  goingAway: 1001,
  /** Something failed that is not the client's fault. */
  broken: 1011,
  /** Not, wrongly, or no longer authenticated. */
  unauthenticated: 4401,
} as const;
