import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import type { CardPreview } from '#server/domain/persona/view.ts';
import { leaveIfSignedOut, refusalOf } from '#components/shared/api.ts';
import { newId } from '#components/shared/new-id.ts';
import { Button } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Dialog } from '#components/ui/dialog.tsx';
import { TextField } from '#components/ui/text-field.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { sendForm } from '../send-form.ts';

type Chosen = { file: File; preview: CardPreview };

const LARGEST = 16 * 1024 * 1024;

/** Makes a persona of a character card, after showing what it would become. */
export function ImportCard() {
  const toast = useToast();
  const [chosen, setChosen] = useState<Chosen | null>(null);

  async function look(file: File | undefined) {
    if (file === undefined) return;
    if (file.size > LARGEST) return toast.show({ text: 'A card has at most 16 MB.' });
    try {
      return setChosen({
        file,
        preview: await sendForm('persona.previewCard', { file }),
      });
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      return toast.show({ text: refusal.message });
    }
  }

  return (
    <>
      <label className={buttonStyle({ className: 'relative cursor-pointer has-focus-visible:outline-2' })}>
        Import a card
        <input
          type="file"
          accept=".png,.json,image/png,application/json"
          className="absolute inset-0 cursor-pointer text-[0] opacity-0"
          onChange={({ currentTarget: input }) => {
            void look(input.files?.[0]);
            input.value = '';
          }}
        />
      </label>
      {chosen !== null && <Preview {...chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Preview({ file, preview, onClose }: Chosen & { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState(preview.displayName);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  /** However often it is sent under a name, it is imported once. */
  const keys = useRef(new Map<string, string>());

  async function take() {
    const requestKey = keys.current.get(name) ?? newId();
    keys.current.set(name, requestKey);
    setBusy(true);
    try {
      const { persona } = await sendForm('persona.importCard', { file, name, requestKey });
      router.push(`/influencers/${persona.name}`);
    } catch (error) {
      const refusal = refusalOf(error);
      leaveIfSignedOut(refusal);
      setProblem(refusal.message);
      setBusy(false);
    }
  }

  return (
    <Dialog
      open
      onClose={onClose}
      title="Import this character"
      description="It becomes a private persona of yours. All that the card says is kept for its export."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={name.trim() === ''} onClick={() => void take()}>
            Import
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        maxLength={100}
        error={name.trim() === '' ? 'The card has no name: what is it called?' : undefined}
        onChange={({ target }) => setName(target.value)}
      />
      <p className="line-clamp-4 text-sm whitespace-pre-wrap">{preview.description}</p>
      {preview.creator !== '' && <p className="pt-3 text-sm text-muted">Made by {preview.creator}</p>}
      {preview.notes !== '' && (
        <p className="line-clamp-6 pt-1 text-sm whitespace-pre-wrap text-muted">{preview.notes}</p>
      )}
      {preview.warnings.length > 0 && (
        <ul className="list-disc pt-3 pl-5 text-sm text-warning">
          {preview.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {problem !== '' && (
        <p role="alert" className="pt-3 text-sm text-danger">
          {problem}
        </p>
      )}
    </Dialog>
  );
}
