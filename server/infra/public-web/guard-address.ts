import { lookup as dnsLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

/** Calls back with all addresses of a name, or with why there are none. */
export type Lookup = (
  hostname: string,
  callback: (error: NodeJS.ErrnoException | null, found: readonly LookupAddress[]) => void,
) => void;

const OWN_NAMES = /(^|\.)(localhost|localdomain|local|internal|intranet|lan|home\.arpa)$/i;

/** Whether a public server may be reached at this address, as far as it can be told before any connection. */
export function isPublicUrl(url: URL, ports: readonly number[]): boolean {
  const hostname = url.hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (url.protocol !== 'https:') return false;
  if (url.username !== '' || url.password !== '') return false;
  if (!ports.includes(Number(url.port === '' ? 443 : url.port))) return false;
  if (hostname === '' || OWN_NAMES.test(hostname)) return false;
  return isIP(hostname) === 0 || isPublicAddress(hostname);
}

/** A connection's own look-up, which fails with `refused` for a name with any address that is not public. */
export function publicLookup(lookup: Lookup, refused: () => Error): LookupFunction {
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
