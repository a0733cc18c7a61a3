import type { CopyStarted } from '#server/domain/copy/view.ts';
import { putRequest } from '../state/merge-requests.ts';
import { endedInWords } from '../state/news-words.ts';
import { standingOf } from '../state/standing.ts';
import { storedTab } from '../state/strip.ts';
import type { Copy } from './copy.ts';
import { follow } from './follow.ts';
import { type Pane, setRequests } from './pane.ts';
import { putTab } from './strip.ts';

/** Shows a request as the server took it, and follows what is being written for it. */
export function took(copy: Copy, pane: Pane, { tab, request }: CopyStarted): void {
  setRequests(pane, (now) => putRequest(now, request));
  putTab(copy, storedTab(tab));
  follow(copy, pane);
  copy.tell(pane.id);
  if (standingOf(request).running === null) copy.said.set(endedInWords(request.variants.slice(-1)));
}
