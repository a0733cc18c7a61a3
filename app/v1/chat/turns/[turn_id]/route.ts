export { serveEndpoint as DELETE, serveEndpoint as GET } from '#server/main/route.ts';
