import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { root: '.', include: ['tests/{unit,contract}/**/*.test.ts'], testTimeout: 60_000, restoreMocks: true },
});
