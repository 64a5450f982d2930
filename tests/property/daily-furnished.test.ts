import { test } from 'vitest';

import { holdsOverStates } from '../support/daily-property.ts';

test('the day, from what an earlier day left: any number of workers and any kill with a resume agree, and a second run changes nothing', async () => {
  await holdsOverStates({ furnished: true });
}, 600_000);
