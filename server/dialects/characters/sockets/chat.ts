import { takeRequest, TooManyRequests } from '#server/domain/limits/index.ts';
import { userOf } from '#server/http/bearer.ts';
import { requireScope, type UserActor } from '#server/kernel/actor.ts';
import type { Context } from '#server/kernel/context.ts';
import { DomainError } from '#server/kernel/errors.ts';
import { newId } from '#server/kernel/ids.ts';
import type { Ports } from '#server/kernel/ports.ts';
import { toDomainError } from '#server/kernel/to-domain-error.ts';
import { answerMessage } from './answer-message.ts';
import { type ChatSocket, CLOSED, type Connection } from './connection.ts';
import { errorFrame } from './frames.ts';
import { readFrame } from './read-frame.ts';
import type { AuthFrame, MessageFrame } from './schema.ts';
import { tellMissed } from './tell-missed.ts';

/** How long a client may take to say who it is, in milliseconds. */
const AUTH_MS = 10_000;

/** Frames that are taken before the first of them is answered. */
const MOST_WAITING = 32;

/** A conversation's socket once it is known whose it is. */
export type Session = { token: string; name: string; stream: boolean };

/**
 * The conversation on one socket, as document 002 describes it: `auth` first, then messages, answered in order. Whatever
 * happens to the socket, every message that was taken is answered and stored.
 */
export function openChatSocket(ports: Ports, connection: Connection): ChatSocket {
  const leaving = new AbortController();
  let session: Session | undefined;
  let going = false;
  let open = 0;
  let waiting = 0;
  /** A client that asks faster than it is answered is not read meanwhile. */
  const hold = () => connection.hold(open + waiting > MOST_WAITING);
  /** Frames are taken one after the other, and messages answered one after the other, beside each other. */
  let taking = Promise.resolve();
  let answering = Promise.resolve();

  const contextOf = (actor: UserActor, signal: AbortSignal): Context => {
    const { address } = connection;
    return { ...ports, actor, requestId: newId(), address, signal };
  };
  const tell = (error: unknown, id?: string) => {
    const refusal = toDomainError(error);
    if (refusal.code === 'internal') ports.log.error('socket.broken', { reason: refusal.name });
    connection.send(errorFrame(refusal, { id }));
  };
  const refuseStranger = () => connection.close(CLOSED.unauthenticated, 'Not authenticated');
  const late = ports.deadline(AUTH_MS);
  late.addEventListener('abort', () => session === undefined && refuseStranger(), { once: true });

  /** The user behind the token, who is asked for anew each time: it may have been revoked. */
  async function userNow(token: string): Promise<UserActor | null> {
    const user = await userOf(ports, token, connection.address);
    if (user !== null) requireScope(user, 'chat');
    return user;
  }

  async function authenticate(frame: AuthFrame): Promise<void> {
    if (session !== undefined)
      throw new DomainError('invalid_input', 'This socket is authenticated already.');
    const user = await userNow(frame.token);
    if (user === null) return refuseStranger();
    const ctx = contextOf(user, leaving.signal);
    await count(ctx);
    const made = { token: frame.token, name: frame.session_id ?? newId(), stream: frame.stream === true };
    session = made;
    connection.known();
    // Clients that know the documented frames only are told nothing else.
    if (made.stream || frame.after !== undefined) connection.send({ type: 'ready', session_id: made.name });
    const { after } = frame;
    if (after !== undefined) answer(() => tellMissed(ctx, connection, made, after));
  }

  async function take(frame: MessageFrame): Promise<void> {
    if (session === undefined) return refuseStranger();
    const { token, ...known } = session;
    const user = await userNow(token);
    if (user === null) return refuseStranger();
    // What was taken is said and answered, whether or not anybody is left to be told.
    const ctx = contextOf(user, new AbortController().signal);
    await count(ctx);
    answer(() => answerMessage(ctx, connection, { ...known, token }, frame), frame.id);
  }

  async function count(ctx: Context): Promise<void> {
    const allowance = await takeRequest(ctx, { operation: 'chatSocket' });
    if (allowance?.granted === false) throw new TooManyRequests(allowance);
  }

  function answer(work: () => Promise<void>, id?: string): void {
    open += 1;
    answering = answering.then(() => answered(work, id));
  }

  async function answered(work: () => Promise<void>, id: string | undefined): Promise<void> {
    await work().catch((error: unknown) => {
      // Nobody is there to be told; what was taken goes on without a listener.
      if (!leaving.signal.aborted) tell(error, id);
    });
    open -= 1;
    hold();
    if (going && open === 0) connection.close(CLOSED.goingAway, 'The server is going away');
  }

  async function receive(text: string): Promise<void> {
    if (going) return;
    let id: string | undefined;
    try {
      const frame = readFrame(text);
      id = 'id' in frame ? frame.id : undefined;
      if (frame.type === 'auth') await authenticate(frame);
      else if (frame.type === 'message') await take(frame);
      else connection.send({ type: 'pong', ...(id === undefined ? {} : { id }) });
    } catch (error) {
      tell(error, id);
    }
  }

  return {
    receive(text) {
      waiting += 1;
      hold();
      taking = taking
        .then(() => receive(text))
        .finally(() => {
          waiting -= 1;
          hold();
        });
    },
    goAway() {
      going = true;
      if (open === 0) connection.close(CLOSED.goingAway, 'The server is going away');
    },
    left: () => leaving.abort(),
  };
}
