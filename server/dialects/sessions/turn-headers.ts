/** The headers by which every answer about a turn says what it belongs to, and whether the sandbox speaks. */
export function turnHeaders(turn: {
  id: string;
  sessionId: number;
  messageId: string;
  sandbox: boolean;
}): Record<string, string> {
  return {
    'x-session-id': String(turn.sessionId),
    'x-message-id': turn.messageId,
    'x-turn-id': turn.id,
    ...(turn.sandbox ? { 'x-sandbox': 'true' } : {}),
  };
}
