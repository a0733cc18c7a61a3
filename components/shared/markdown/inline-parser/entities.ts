/** The named entities people write by hand, each followed by its character; any other name stays as it is. */
const NAMES = (
  'amp & lt < gt > quot " apos \' nbsp \u00a0 copy © reg ® trade ™ hellip … mdash — ndash – lsquo ‘ rsquo ’ ' +
  'ldquo “ rdquo ” laquo « raquo » bull • middot · times × divide ÷ deg ° plusmn ± le ≤ ge ≥ ne ≠ asymp ≈ ' +
  'infin ∞ larr ← rarr → uarr ↑ darr ↓ harr ↔ rArr ⇒ lArr ⇐ euro € pound £ yen ¥ cent ¢ sect § para ¶ ' +
  'micro µ alpha α beta β gamma γ delta δ pi π sigma σ lambda λ omega ω Delta Δ Sigma Σ Omega Ω sum ∑ ' +
  'radic √ check ✓ star ☆ frac12 ½ frac14 ¼ frac34 ¾ sup2 ² sup3 ³'
).split(' ');

/** An entity is at most this long. */
export const MAX_ENTITY = 34;
export const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});/y;

/** The character an entity such as `&amp;` or `&#x41;` stands for, or undefined. */
export function decodeEntity(entity: string): string | undefined {
  const name = entity.slice(1, -1);
  if (!name.startsWith('#')) {
    const at = NAMES.indexOf(name);
    return at < 0 ? undefined : NAMES[at + 1];
  }
  const hex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  const valid = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return valid ? String.fromCodePoint(code) : '\ufffd';
}

/** Resolves backslash escapes and entities in a link's address or title. */
export function unescape(text: string): string {
  return text.replace(
    /\\([!-/:-@[-`{-~])|&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});/g,
    (match, escaped: string | undefined) => escaped ?? decodeEntity(match) ?? match,
  );
}
