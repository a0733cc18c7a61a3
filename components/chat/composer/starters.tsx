const STARTERS = [
  { title: 'Look around', text: 'What can Greenroom do, and where do I find it?' },
  { title: 'Compare', text: 'Compare REST, server-sent events and WebSockets in a table.' },
  { title: 'Write code', text: 'Write a TypeScript function that groups a list by a key, with an example.' },
  { title: 'Plan', text: 'Draft a packing list for a week in the mountains.' },
];

/** Four ways to begin; pressing one sends it. */
export function Starters({ onPick }: { onPick: (text: string) => void }) {
  return (
    <ul
      aria-label="Ways to begin"
      className="mx-auto grid w-full max-w-[49rem] grid-cols-1 gap-2 px-3 sm:grid-cols-2 md:px-6"
    >
      {STARTERS.map(({ title, text }) => (
        <li key={title}>
          <button
            type="button"
            onClick={() => onPick(text)}
            className="flex h-full w-full flex-col rounded-control border border-border px-3.5 py-2.5 text-left text-sm transition-colors hover:bg-surface"
          >
            <span className="block font-medium">{title}</span>
            <span className="block text-muted">{text}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
