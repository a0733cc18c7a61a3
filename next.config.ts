import type { NextConfig } from 'next';
import { securityHeaders } from './server/http/security-headers.ts';
import { ADDRESS_HEADER } from './server/main/address.ts';

/** Our own server has said more than this before it asks Next, and names the client; a plain `next start` does not. */
const bare: { type: 'header'; key: string }[] = [{ type: 'header', key: ADDRESS_HEADER }];

const {
  'content-security-policy': _,
  'cross-origin-resource-policy': sharing = '',
  ...always
} = securityHeaders(false);

/** Without a nonce for each request, scripts cannot be held to one. Media say more of themselves. */
const ofPages = {
  'content-security-policy': "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-resource-policy': sharing,
};

const listed = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  agentRules: false,
  typedRoutes: true,
  poweredByHeader: false,
  headers: () => [
    { source: '/:path*', missing: bare, headers: listed(always) },
    { source: '/((?!assets/).*)', missing: bare, headers: listed(ofPages) },
  ],
  // Types are checked by `npm run verify`, over tests and scripts too.
  typescript: { ignoreBuildErrors: true },
  // Native or self-configuring packages that only the server loads.
  serverExternalPackages: [
    '@node-rs/argon2',
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@aws-sdk/client-s3',
    '@aws-sdk/s3-request-presigner',
    'sharp',
    'mediabunny',
    'file-type',
  ],
};

export default config;
