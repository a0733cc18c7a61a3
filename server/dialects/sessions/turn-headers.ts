import { provenance } from '#server/http/provenance.ts';

/** The headers by which every answer about a turn says what it belongs to, and how it came about. */
export function turnHeaders(turn: {
  id: string;
  sessionId: number;
  messageId: string;
  sandbox: boolean;
  repeated?: boolean;
}): Record<string, string> {
  return {
    'x-session-id': String(turn.sessionId),
    'x-message-id': turn.messageId,
    'x-turn-id': turn.id,
    ...provenance(turn),
  };
}
