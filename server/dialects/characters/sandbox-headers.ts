/** Says of whatever is answered that this machine made it, not the model that was asked for. */
export function sandboxHeaders({ sandbox }: { sandbox: boolean }): Record<string, string> {
  return sandbox ? { 'x-sandbox': 'true' } : {};
}
