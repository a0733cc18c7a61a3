export { serveEndpoint as GET, serveEndpoint as DELETE } from '#server/main/route.ts';
