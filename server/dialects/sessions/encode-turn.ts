import type { TurnEnd, TurnEvent } from '#server/domain/conversation/index.ts';
import { sseEvent } from '#server/http/sse.ts';

const DONE = 'data: [DONE]\n\n';
/** Between the halves of a `[DONE]` that the model itself said. */
const INSIDE_DONE = /(?<=\[DO)(?=NE\])/;

/** A turn as this family's frames: `data: text`, with the position in the reply as `id`, then `[DONE]`. */
export async function* encodeTurn(events: AsyncIterable<TurnEvent>): AsyncGenerator<string> {
  for await (const event of events) {
    switch (event.type) {
      case 'text-delta':
        yield encodeText(event.text, event.seq);
        break;
      case 'turn-end':
        yield encodeEnd(event);
        break;
      case 'turn-start':
      case 'reasoning-delta':
        break;
      default:
        event satisfies never;
    }
  }
}

function encodeText(text: string, seq: number): string {
  if (!text.includes('[DONE]')) return sseEvent(text, { id: seq });
  const pieces = text.split(INSIDE_DONE);
  let position = seq - text.length;
  return pieces
    .map((piece) => {
      position += piece.length;
      return sseEvent(piece, { id: position });
    })
    .join('');
}

/** A stopped reply is whole as far as anybody wanted it; a failed or interrupted one ends without `[DONE]`. */
function encodeEnd(end: TurnEnd): string {
  if (end.status === 'complete' || end.status === 'stopped') return DONE;
  const detail = end.failure?.message ?? 'The reply was interrupted. What there is of it is kept.';
  return sseEvent(JSON.stringify({ detail }), { event: 'error' });
}
