export { serveEndpoint as POST } from '#server/main/route.ts';
