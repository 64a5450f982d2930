import { defineConfig } from 'vitest/config';

import { summary } from './scripts/vitest-summary.ts';

/** Tests that need nektos/act on PATH: `npm run test:act`. */
export default defineConfig({
  test: { include: ['tests/act/**/*.act.ts'], testTimeout: 300_000, reporters: ['default', summary] },
});
