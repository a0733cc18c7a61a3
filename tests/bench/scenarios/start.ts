import { setTimeout as delay } from 'node:timers/promises';
import { pidsOfTree, proportionalMb, residentMb } from '../processes.ts';
import { mb, ms, type Scenario } from '../scenario.ts';

const REST_MS = 3000;

/** The second start of a built application, and what it holds before anybody asks it anything. */
export const start: Scenario = {
  name: 'start',
  async run({ greenroom }) {
    await delay(REST_MS);
    const idle = residentMb(greenroom.pid);
    const postgres = proportionalMb(pidsOfTree(greenroom.postgresPid));
    const { health, page } = greenroom.startMs;
    return [
      {
        figure: 'Second `npm start` to the first answer (/health)',
        greenroom: ms(health),
        goal: { text: '≤ 2 s', met: health <= 2000 },
      },
      { figure: 'Second `npm start` to the first page', greenroom: ms(page) },
      {
        figure: 'P10 Memory of the serving process, idle',
        greenroom: mb(idle),
        goal: { text: '≤ 250 MB', met: idle <= 250 },
      },
      { figure: 'Memory of the PostgreSQL beside it, idle (shared pages once)', greenroom: mb(postgres) },
    ];
  },
};
