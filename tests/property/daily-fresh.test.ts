import { test } from 'vitest';

import { holdsOverStates } from '../support/daily-property.ts';

test('the day, from nothing: any number of workers and any kill with a resume agree, and a second run changes nothing', async () => {
  await holdsOverStates({ furnished: false });
}, 600_000);
