export { serveEndpoint as GET } from '#server/main/route.ts';
