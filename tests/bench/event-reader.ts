/** Reads server-sent events out of text that arrives in any pieces: a function to be called with each piece. */
export function createEventReader(onEvent: (data: string, type: string) => void): (piece: string) => void {
  let rest = '';
  let data: string | null = null;
  let type = '';
  return (piece) => {
    const text = rest + piece;
    let from = 0;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', from)) {
      if (end === from) {
        if (data !== null) onEvent(data, type);
        data = null;
        type = '';
      } else if (text.startsWith('data: ', from)) {
        const line = text.slice(from + 6, end);
        data = data === null ? line : `${data}\n${line}`;
      } else if (text.startsWith('event: ', from)) {
        type = text.slice(from + 7, end);
      }
      from = end + 1;
    }
    rest = text.slice(from);
  };
}
