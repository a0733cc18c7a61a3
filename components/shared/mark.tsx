/** The product's sign: a doorway that is a speech bubble. Decoration; say the name beside it. */
export function Mark({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M7.5 26.5c1.5-.9 2.5-2.3 2.5-4.5v-7a6.5 6.5 0 0 1 6.5-6.5h1a6.5 6.5 0 0 1 6.5 6.5v9a1.5 1.5 0 0 1-1.5 1.5H12c-1.5 0-2.7 1-4.5 1z"
        className="fill-bg"
      />
      <circle cx="20.5" cy="17.5" r="1.5" className="fill-accent" />
    </svg>
  );
}
