const bulb = { radius: 7, glow: 15 };

/** Centres of the bulbs around the mirror: seven above, five down each side. */
const bulbs = [
  ...Array.from({ length: 7 }, (_, index) => ({ x: 20 + index * 40, y: 20 })),
  ...Array.from({ length: 4 }, (_, index) => ({ x: 20, y: 60 + index * 40 })),
  ...Array.from({ length: 4 }, (_, index) => ({ x: 260, y: 60 + index * 40 })),
];

/** A dressing-room mirror with its lights on, and a conversation in the glass. Decoration. */
export function DressingMirror() {
  return (
    <svg viewBox="0 0 280 208" aria-hidden="true" className="w-72 max-w-full">
      <path d="M2 208V24A22 22 0 0 1 24 2h232a22 22 0 0 1 22 22v184z" fill="#1f5039" />
      <path d="M44 208V54a10 10 0 0 1 10-10h172a10 10 0 0 1 10 10v154z" fill="#0f2f21" />
      <g fill="#f4efe4">
        <rect x="120" y="68" width="96" height="30" rx="15" fillOpacity="0.22" />
        <rect x="64" y="112" width="128" height="10" rx="5" fillOpacity="0.85" />
        <rect x="64" y="132" width="148" height="10" rx="5" fillOpacity="0.85" />
        <rect x="64" y="152" width="92" height="10" rx="5" fillOpacity="0.85" />
      </g>
      <rect x="162" y="150" width="3" height="14" rx="1.5" fill="#f6d58a" />
      {bulbs.map(({ x, y }) => (
        <g key={`${x} ${y}`} fill="#f6d58a">
          <circle cx={x} cy={y} r={bulb.glow} fillOpacity="0.16" />
          <circle cx={x} cy={y} r={bulb.radius} />
        </g>
      ))}
    </svg>
  );
}
