import { useCell } from '#components/shared/use-cell.ts';
import { Button } from '#components/ui/button.tsx';
import { creditsInWords } from '#components/shared/credits.ts';
import { usualDuration } from '../state/duration-words.ts';
import { chosenModel, obstacleTo } from '../state/offer.ts';
import { useStudio } from '../studio-context.ts';
import { useDraft } from './use-draft.ts';

/** Makes what the composer holds, with its exact price on it; what stands in the way is said below it. */
export function MakeButton() {
  const { studio } = useStudio();
  const [draft, change] = useDraft();
  const models = useCell(studio.models);
  const { available } = useCell(studio.balance);
  const making = useCell(studio.making);
  const model = chosenModel(models, draft);
  const obstacle = obstacleTo(draft, models, available);
  const cheaper = obstacle?.type === 'too-dear' ? obstacle.cheaper : null;
  const pressing = obstacle?.type === 'too-dear' || obstacle?.type === 'unavailable';
  return (
    <div>
      <Button
        type="submit"
        variant="primary"
        data-make
        busy={making}
        aria-disabled={obstacle !== null || undefined}
        aria-describedby="make-note"
        className="w-full"
      >
        Make for {model === null ? 'nothing' : creditsInWords(model.price)}
      </Button>
      <p
        id="make-note"
        className={`mt-1.5 min-h-5 text-sm/5 ${pressing ? 'text-warning' : 'text-muted'}`}
        aria-live="polite"
      >
        {obstacle?.message ?? noteOf(model)}
      </p>
      {cheaper && (
        <Button
          size="sm"
          className="mt-1 w-full"
          onClick={() => change({ models: { ...draft.models, [cheaper.kind]: cheaper.alias } })}
        >
          Use {cheaper.label} instead ({creditsInWords(cheaper.price)})
        </Button>
      )}
    </div>
  );
}

function noteOf(model: ReturnType<typeof chosenModel>): string {
  if (model === null) return '';
  const usual = usualDuration(model.typicalSeconds);
  const by = model.sandbox ? 'Made by the sandbox' : `Made by ${model.label}`;
  return usual === '' ? `${by}.` : `${by}, ${usual}.`;
}
