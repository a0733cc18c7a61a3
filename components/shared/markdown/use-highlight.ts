import { startTransition, useEffect, useState } from 'react';
import type { HighlightToken } from './highlight.ts';
import type { Code } from './types.ts';

/** Longer code stays in one colour: thousands of elements would cost more than they tell. */
const MAX_LENGTH = 50_000;

function whenIdle(run: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 2000 });
  return () => cancelIdleCallback(handle);
}

/** The coloured pieces of complete code, once the browser had time for them; undefined until then. */
export function useHighlight({ closed, language, text }: Code): readonly HighlightToken[] | undefined {
  const [result, setResult] = useState<{ code: string; tokens: readonly HighlightToken[] | undefined }>();

  useEffect(() => {
    if (!closed || language === '' || text.length > MAX_LENGTH) return undefined;
    let current = true;
    const load = async (): Promise<void> => {
      const { highlight } = await import('./highlight.ts').catch(() => ({ highlight: () => undefined }));
      if (!current) return;
      const tokens = highlight(text, language);
      startTransition(() => setResult({ code: text, tokens }));
    };
    const cancel = whenIdle(() => void load());
    return () => {
      current = false;
      cancel();
    };
  }, [closed, language, text]);

  return result?.code === text ? result.tokens : undefined;
}
