export { TooManyRequests } from './bucket.ts';
export { claimRequest } from './claim-request.ts';
export { forgetAnswers } from './forget-answers.ts';
export { forgetBuckets } from './forget-buckets.ts';
export { lookUpToken } from './look-up-token.ts';
export { networkOf } from './network-of.ts';
export { settleRequest } from './settle-request.ts';
export { takeRequest } from './take-request.ts';
