export { serveEndpoint as DELETE, serveEndpoint as PUT } from '#server/main/route.ts';
