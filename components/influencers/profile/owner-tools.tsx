import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { PersonaView } from '#server/domain/persona/view.ts';
import { leaveIfSignedOut, mutate, query, refusalOf } from '#components/shared/api.ts';
import { ConfirmDialog } from '#components/shared/confirm-dialog.tsx';
import { Button } from '#components/ui/button.tsx';
import { buttonStyle } from '#components/ui/button-style.ts';
import { Menu, MenuItem } from '#components/ui/menu.tsx';
import { useToast } from '#components/ui/toast.tsx';
import { sendForm } from '../send-form.ts';
import { saveFile } from './save-file.ts';

const FORMATS = [
  { format: 'png', words: 'As a picture (PNG)' },
  { format: 'json-v3', words: 'As JSON, version 3' },
  { format: 'json-v2', words: 'As JSON, version 2' },
] as const;

/** What an owner can do with a persona: change it and its portrait, take its card along, delete it. */
export function OwnerTools({ persona }: { persona: PersonaView }) {
  const toast = useToast();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const [deleting, setDeleting] = useState(false);
  const complain = (error: unknown) => {
    const refusal = refusalOf(error);
    leaveIfSignedOut(refusal);
    toast.show({ text: refusal.message });
  };

  async function save(format: (typeof FORMATS)[number]['format']) {
    try {
      saveFile(await query('persona.exportCard', { persona: persona.id, format }));
    } catch (error) {
      complain(error);
    }
  }

  async function remove() {
    await mutate('persona.remove', { persona: persona.id });
    router.push('/influencers');
  }

  async function setPortrait(file: File | undefined) {
    if (file === undefined) return;
    setBusy(true);
    try {
      await sendForm('persona.setPortrait', { persona: persona.id, file });
      router.refresh();
    } catch (error) {
      complain(error);
    }
    setBusy(false);
  }

  return (
    <section aria-label="Yours" className="mt-6 flex flex-wrap gap-2 border-t border-border pt-5">
      <Link
        href={`/influencers/${persona.name}/edit`}
        prefetch={false}
        className={buttonStyle({ size: 'sm' })}
      >
        Change
      </Link>
      <Menu label="Export the card" trigger="Export the card" triggerClassName={buttonStyle({ size: 'sm' })}>
        {FORMATS.filter(({ format }) => format !== 'png' || persona.avatarUrl !== null).map(
          ({ format, words }) => (
            <MenuItem key={format} onSelect={() => void save(format)}>
              {words}
            </MenuItem>
          ),
        )}
      </Menu>
      <label
        className={buttonStyle({
          size: 'sm',
          className: 'relative cursor-pointer has-focus-visible:outline-2',
        })}
      >
        {busy ? 'Changing…' : 'Change the portrait'}
        <input
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif"
          className="absolute inset-0 cursor-pointer text-[0] opacity-0"
          onChange={({ currentTarget: input }) => {
            void setPortrait(input.files?.[0]);
            input.value = '';
          }}
        />
      </label>
      <Button size="sm" variant="ghost" onClick={() => setDeleting(true)}>
        Delete
      </Button>
      {deleting && (
        <ConfirmDialog
          title={`Delete ${persona.displayName}?`}
          description="Nobody can talk to it any more, and this cannot be undone: export the card first if you may want it back. Conversations stay readable to whoever had them."
          remove={remove}
          onClose={() => setDeleting(false)}
        />
      )}
    </section>
  );
}
