/** Somebody is about to say something. */
export function Typing({ name }: { name: string }) {
  return (
    <p className="flex h-6 items-center gap-1" aria-label={`${name} is typing`} role="img">
      {['', '[animation-delay:150ms]', '[animation-delay:300ms]'].map((delay) => (
        <span key={delay} className={`size-2 rounded-full bg-muted motion-safe:animate-bounce ${delay}`} />
      ))}
    </p>
  );
}
