const TILES = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Where the cards will be. */
export function Waiting() {
  return (
    <div
      aria-hidden="true"
      className="grid grid-cols-[repeat(auto-fill,minmax(min(15rem,100%),1fr))] gap-x-4 gap-y-6"
    >
      {TILES.map((tile) => (
        <div key={tile} className="aspect-square animate-pulse rounded-card bg-surface-2" />
      ))}
    </div>
  );
}
