/** Apart from the other links, so that a page which watches nothing does not load it. */
export { httpSubscriptionLink } from '@trpc/client';
