export { indexMessages } from './index-messages.ts';
export { searchMessages } from './search-messages.ts';
export type * from './view.ts';
