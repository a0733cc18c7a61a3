import { scriptBytes } from '../script-bytes.ts';
import { composer, exchange, expect, test } from '../support.ts';

/** Bytes of JavaScript, compressed as a server would, that a page of the chat may need before one can write. */
const USABLE_LIMIT = 170_000;
/** The same with what comes by itself right after: the code that shows messages. */
const WHOLE_LIMIT = 180_000;

test('the first load of a new chat and of a conversation is small', async ({ signedIn: page }) => {
  const fresh = await scriptBytes(page, '/', composer(page));
  await exchange(page, 'Hello [[sandbox:tokens=3]]');
  const conversation = await scriptBytes(page, new URL(page.url()).pathname, composer(page));
  console.log(
    `First-load JavaScript, gzip: new chat ${inWords(fresh)}; conversation ${inWords(conversation)}`,
  );
  for (const { usable, whole } of [fresh, conversation]) {
    expect(usable).toBeLessThanOrEqual(USABLE_LIMIT);
    expect(whole).toBeLessThanOrEqual(WHOLE_LIMIT);
  }
});

const inWords = ({ usable, whole }: { usable: number; whole: number }) =>
  `${(usable / 1000).toFixed(1)} kB to write in, ${(whole / 1000).toFixed(1)} kB with messages`;
