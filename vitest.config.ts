import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/groups.ts'],
    reporters: ['default', './test/support/closing-line.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Most of a test's time is waiting: four at once keep two cores busy.
    maxWorkers: 4,
    // No module of ours keeps state, so that none has to be loaded again for each file: that took longer than many tests.
    isolate: false,
  },
});
