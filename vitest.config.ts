import { defineConfig } from 'vitest/config';

import { summary } from './scripts/vitest-summary.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // One more than Vitest takes by itself on two processors: many tests wait for programs, not for a processor.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', summary],
  },
});
