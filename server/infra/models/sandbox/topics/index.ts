import { about } from './about.ts';
import { chatApi } from './chat-api.ts';
import { chatPage } from './chat-page.ts';
import { configuration } from './configuration.ts';
import { data } from './data.ts';
import { events } from './events.ts';
import { keys } from './keys.ts';
import { limits } from './limits.ts';
import { models } from './models.ts';
import { privacy } from './privacy.ts';
import { resume } from './resume.ts';
import { sandbox } from './sandbox.ts';
import { start } from './start.ts';
import type { Topic } from './topic.ts';

/** Everything the sandbox can explain; of two that fit equally well the earlier is chosen. */
export const topics: readonly Topic[] = [
  about,
  start,
  models,
  keys,
  chatApi,
  events,
  resume,
  sandbox,
  configuration,
  data,
  limits,
  privacy,
  chatPage,
];
