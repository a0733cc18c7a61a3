/** A stream's whole text; `onPosition` is called with the last event's id whenever more has arrived. */
export async function readWhole(
  response: Response,
  onPosition: (position: number) => void = () => {},
): Promise<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true });
    const whole = text.slice(0, text.lastIndexOf('\n\n'));
    onPosition(Number(/.*(?:^|\n)id: (\d+)\n/s.exec(`${whole}\n`)?.[1] ?? 0));
  }
  return text;
}
