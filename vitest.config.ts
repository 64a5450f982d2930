import { defineConfig } from 'vitest/config';

import { summary } from './scripts/vitest-summary.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', summary],
  },
});
