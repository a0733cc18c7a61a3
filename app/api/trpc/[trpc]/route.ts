export { serveTrpc as GET, serveTrpc as POST } from '#server/main/trpc-route.ts';
