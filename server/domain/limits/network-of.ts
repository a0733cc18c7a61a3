/** As it is, mapped into IPv6, or with the port that some proxies add. */
const IPV4 = /^(?:::ffff:)?(\d+\.\d+\.\d+\.\d+)(?::\d+)?$/i;
/** Longer than any address; a proxy that passes on nonsense must not fill the memory. */
const LONGEST = 45;

/** What is counted as one place: an IPv4 address, or the /64 of an IPv6 one, all of which one host can use. */
export function networkOf(address: string): string {
  const plain = address.split('%', 1)[0]?.slice(0, LONGEST) ?? '';
  const four = IPV4.exec(plain)?.[1];
  if (four !== undefined) return four;
  return plain.includes(':') ? `${firstGroups(plain).join(':')}::/64` : plain;
}

/** The first four of eight groups, with what `::` left out. */
function firstGroups(address: string): string[] {
  const [head = '', tail] = address.toLowerCase().split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const left = Math.max(0, 8 - before.length - after.length);
  const zeros = tail === undefined ? [] : Array.from({ length: left }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
}
