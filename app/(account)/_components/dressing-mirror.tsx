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
      <rect
        x="44"
        y="44"
        width="192"
        height="156"
        rx="10"
        fill="#0f2f21"
        stroke="#f4efe4"
        strokeOpacity="0.35"
      />
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
