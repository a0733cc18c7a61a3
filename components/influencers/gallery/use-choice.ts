import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { type Choice, orderOf } from './choose.ts';

/** What is looked for in the gallery; it stands in the address, so that Back finds it again. */
export function useChoice() {
  const address = useSearchParams();
  const [choice, setChoice] = useState<Choice>(() => ({
    search: address.get('search') ?? '',
    category: address.get('category') ?? '',
    order: orderOf(address.get('order')),
  }));

  function choose(changes: Partial<Choice>) {
    const next = { ...choice, ...changes };
    setChoice(next);
    const told = new URLSearchParams();
    if (next.search.trim() !== '') told.set('search', next.search);
    if (next.category !== '') told.set('category', next.category);
    if (next.order !== 'first') told.set('order', next.order);
    const query = told.toString();
    try {
      // With the router's own state it leaves what the router has under way alone.
      window.history.replaceState(
        window.history.state,
        '',
        query === '' ? '/influencers' : `/influencers?${query}`,
      );
    } catch {
      // Some browsers allow so many changes of the address in a while; the next one tells it.
    }
  }

  return { ...choice, choose };
}
