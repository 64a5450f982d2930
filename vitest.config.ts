import { defineConfig } from 'vitest/config';

import { summary } from './scripts/vitest-summary.ts';

const programs = ['tests/{e2e,github}/**/*.test.ts', 'tests/property/daily-*.test.ts'];

export default defineConfig({
  test: {
    // What takes longest begins first, also where Vitest has not yet seen how long a file takes: by their names, in order.
    projects: [
      { extends: true, test: { name: 'programs', include: programs } },
      { extends: true, test: { name: 'units', include: ['tests/**/*.test.ts'], exclude: programs } },
    ],
    // Loading the same modules again for each file takes a fifth of the processors' time. No test changes a module's state.
    isolate: false,
    // More than Vitest takes by itself on two processors: many tests wait for programs, not for a processor.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    reporters: ['default', summary],
  },
});
