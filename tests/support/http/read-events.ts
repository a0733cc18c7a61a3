export type ReadEvent = { event: string; data: string; id: string };

/** A stream's text as the standard's own parser hands it to a page. Comments and unfinished events are dropped. */
export function readEvents(text: string): ReadEvent[] {
  const events: ReadEvent[] = [];
  let open: { event: string; data: string[] } = { event: 'message', data: [] };
  let id = '';
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    if (line === '') {
      if (open.data.length > 0) events.push({ event: open.event, data: open.data.join('\n'), id });
      open = { event: 'message', data: [] };
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') open.data.push(value);
    else if (field === 'event') open.event = value;
    else if (field === 'id') id = value;
  }
  return events;
}
