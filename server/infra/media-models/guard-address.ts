import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { MediaFailure } from '#server/kernel/media.ts';
import { isPublicAddress } from './public-address.ts';

/** Calls back with all addresses of a name, or with why there are none. */
export type Lookup = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => void,
) => void;

const OWN_NAMES = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/i;

/** Throws MediaFailure `bad_result` for what no public server is reached at, before any connection. */
export function refuseAddress(url: URL, ports: readonly number[]): void {
  const hostname = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (url.protocol !== 'https:') throw refused();
  if (url.username !== '' || url.password !== '') throw refused();
  if (!ports.includes(Number(url.port === '' ? 443 : url.port))) throw refused();
  if (hostname === '' || OWN_NAMES.test(hostname)) throw refused();
  if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) throw refused();
}

/** A connection's own look-up, which fails for a name with any address that is not public. */
export function publicLookup(lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, (error, found) => {
      if (error !== null) {
        callback(error, []);
        return;
      }
      const [first] = found;
      if (first === undefined || found.some(({ address }) => !isPublicAddress(address))) {
        callback(refused(), []);
      } else if (options.all) callback(null, [...found]);
      else callback(null, first.address, first.family);
    });
  };
}

export const systemLookup: Lookup = (hostname, callback) => dnsLookup(hostname, { all: true }, callback);

function refused(): MediaFailure {
  return new MediaFailure('bad_result', 'The result is not opened: its address is not a public https one.', {
    outcome: 'rejected',
  });
}
