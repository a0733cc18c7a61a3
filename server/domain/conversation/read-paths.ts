import type { ModelMessage } from '#server/kernel/model.ts';
import type { Sql } from '#server/kernel/ports.ts';
import { pathPieces, readPieces } from './sql-read.ts';

/** So many bytes of messages are read at once; one that is longer alone. */
const PIECE_BYTES = 256 * 1024;
/** Of so many conversations the paths are measured at once. */
const MEASURED_AT_ONCE = 10;

type Piece = { last: string; messages: number; bytes: number };
type Row = ModelMessage & { conversationId: number };

type Said = { conversationId: number; message: ModelMessage };

/**
 * What was said on the active paths of these conversations, one after the other and oldest first, without answers of
 * which no word has come. Read as it is taken, so that a path of any length needs little memory.
 */
export async function* readPaths(db: Sql, conversations: readonly number[]): AsyncGenerator<Said> {
  for (let at = 0; at < conversations.length; at += MEASURED_AT_ONCE) {
    const ids = conversations.slice(at, at + MEASURED_AT_ONCE);
    const pieces = await db.query<Piece>(pathPieces, [ids, PIECE_BYTES]);
    for (const some of together(pieces)) {
      const values = [some.map(({ last }) => last), some.map(({ messages }) => messages)];
      for (const { conversationId, role, content } of await db.query<Row>(readPieces, values))
        yield { conversationId, message: { role, content } };
    }
  }
}

/** The same of one conversation. */
export async function* readWholePath(db: Sql, conversation: number): AsyncGenerator<ModelMessage> {
  for await (const { message } of readPaths(db, [conversation])) yield message;
}

/** Small neighbours, to be read by one statement. */
function* together(pieces: readonly Piece[]): Generator<Piece[]> {
  let some: Piece[] = [];
  let bytes = 0;
  for (const piece of pieces) {
    if (some.length > 0 && bytes + piece.bytes > PIECE_BYTES) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(piece);
    bytes += piece.bytes;
  }
  if (some.length > 0) yield some;
}
