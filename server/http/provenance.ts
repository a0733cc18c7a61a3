/** Headers that say how an answer came about: this machine made it, not the model that was asked for; it was told before. */
export function provenance({
  sandbox = false,
  repeated = false,
}: {
  sandbox?: boolean;
  repeated?: boolean;
}): Record<string, string> {
  return {
    ...(sandbox ? { 'x-sandbox': 'true' } : {}),
    ...(repeated ? { 'idempotent-replayed': 'true' } : {}),
  };
}
