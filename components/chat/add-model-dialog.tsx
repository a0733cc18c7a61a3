import { CopyButton } from '#components/ui/copy-button.tsx';
import { Dialog } from '#components/ui/dialog.tsx';

const WAYS: readonly { title: string; lines: string }[] = [
  { title: 'OpenAI', lines: 'OPENAI_API_KEY=sk-…' },
  { title: 'Google Gemini', lines: 'GEMINI_API_KEY=…' },
  {
    title: 'A server of your own, such as Ollama or vLLM',
    lines: 'COMPATIBLE_BASE_URL=http://127.0.0.1:11434/v1\nCOMPATIBLE_MODELS=llama3.2',
  },
];

/** What the environment has to hold so that more models can be chosen. */
export function AddModelDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Add a model"
      description="Models come from the environment of the server: set one of these, then start it again."
    >
      <ul className="flex flex-col gap-4 pb-2 text-sm">
        {WAYS.map(({ title, lines }) => (
          <li key={title}>
            <h3 className="mb-1 font-medium">{title}</h3>
            <div className="flex items-start gap-2 rounded-control border border-border bg-surface-2 py-1 pr-1 pl-3">
              <pre className="min-w-0 flex-1 overflow-x-auto py-1.5 font-mono text-xs">{lines}</pre>
              <CopyButton iconOnly label={`Copy the settings for ${title}`} text={() => lines} />
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
