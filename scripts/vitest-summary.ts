import type { Reporter, TestModule } from 'vitest/node';

import { summaryLine } from './summary.ts';

/** Ends a test run with one plain line that any CI can read. What broke outside a test counts as a failure. */
export const summary: Reporter = {
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    console.log(summaryLine(passed, failed + modules.filter(brokeOutside).length + errors.length));
  },
};

/** A file that could not be collected, or a hook that threw: its tests say nothing of it. */
function brokeOutside(module: TestModule): boolean {
  if (module.errors().length > 0) return true;
  return [...module.children.allSuites()].some((suite) => suite.errors().length > 0);
}
