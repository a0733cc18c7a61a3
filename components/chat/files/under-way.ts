/** Uploads that have begun and may have reached the server, by their ids: the way to break each off. */
export const underWay = new Map<string, AbortController>();
