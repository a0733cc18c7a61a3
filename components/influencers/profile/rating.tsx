import { useRef, useState } from 'react';
import type { PersonaFigures } from '#server/domain/persona/view.ts';
import { leaveIfSignedOut, mutate, refusalOf } from '#components/shared/api.ts';
import { Icon } from '#components/ui/icon.tsx';
import { mediaShapes } from '#components/ui/media-shapes.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { Stars } from '../stars.tsx';
import { latestOnly } from './latest-only.ts';

type RatingProps = { persona: string; name: string; given: number | null; figures: PersonaFigures };

/** What all make of a persona, and one's own stars: a radio group, so that arrow keys choose. */
export function Rating({ persona, name, given, figures }: RatingProps) {
  const toast = useToast();
  const [stars, setStars] = useState(given ?? 0);
  const [counted, setCounted] = useState(figures);

  /** The server's. */
  const kept = useRef(stars);
  // Arrow keys choose each star on their way: what is stored must be the last one, however they overtake each other.
  const [inTurn] = useState(latestOnly);

  function rate(next: number) {
    setStars(next);
    void inTurn(() => keep(next));
  }

  async function keep(next: number) {
    try {
      setCounted(await mutate('persona.rate', { persona, stars: next }));
      kept.current = next;
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setStars((shown) => (shown === next ? kept.current : shown));
      toast.show({ text: `Your rating was not kept. ${refusal.message}` });
    }
  }

  return (
    <div className="flex flex-col items-center gap-1 text-sm text-muted">
      <fieldset className="flex">
        <legend className="sr-only">Your rating of {name}</legend>
        {[1, 2, 3, 4, 5].map((value) => (
          <label
            key={value}
            className="cursor-pointer rounded-md p-1 text-warning has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="stars"
              value={value}
              checked={stars === value}
              onChange={() => rate(value)}
              className="sr-only"
              aria-label={`${value} ${value === 1 ? 'star' : 'stars'}`}
            />
            <Icon name={value <= stars ? mediaShapes.starFull : mediaShapes.star} className="size-6" />
          </label>
        ))}
      </fieldset>
      <Stars average={counted.averageRating} ratings={counted.ratings} />
    </div>
  );
}
