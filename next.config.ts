import type { NextConfig } from 'next';

const config: NextConfig = {
  agentRules: false,
  typedRoutes: true,
  poweredByHeader: false,
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
