export { serveEndpoint as GET, serveEndpoint as PUT } from '#server/main/route.ts';
