export { serveEndpoint as DELETE } from '#server/main/route.ts';
