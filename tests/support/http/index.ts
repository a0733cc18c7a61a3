export { type ApiServer, startApi } from './start-api.ts';
export { type HttpServer, startHttp } from './start-http.ts';
export { makeRequest } from './make-request.ts';
export { signToken } from './sign-token.ts';
export { readEvents, type ReadEvent } from './read-events.ts';
