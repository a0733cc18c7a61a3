/** A command for a shell that streams an answer with this key. `origin` as in `https://host:port`. */
export function curlExample(origin: string, secret: string, model: string): string {
  const body = JSON.stringify({ model, messages: [{ role: 'user', content: 'Say hello' }] }, null, 1);
  const oneLine = body.replaceAll(/\n\s*/g, ' ').replaceAll("'", String.raw`'\''`);
  return [
    `curl -N ${origin}/v1/chat/stream \\`,
    `  -H "Authorization: Bearer ${secret}" \\`,
    '  -H "Content-Type: application/json" \\',
    `  -d '${oneLine}'`,
  ].join('\n');
}
