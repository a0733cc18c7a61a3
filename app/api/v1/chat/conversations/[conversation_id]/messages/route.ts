export { serveEndpoint as GET, serveEndpoint as POST } from '#server/main/route.ts';
