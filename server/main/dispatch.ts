import { endpoints, fallbackDialect } from '#server/dialects/index.ts';
import { createDispatch } from '#server/http/dispatch.ts';

/** All documented families behind one function. */
export const dispatch = createDispatch(endpoints, fallbackDialect);
