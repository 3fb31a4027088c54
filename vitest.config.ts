import { defineConfig } from 'vitest/config'

export default defineConfig({
  // graphql 16 ships CommonJS and ESM side by side; Node loads the first, Vite the second, and graphql refuses to meet its twin.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'seed/test/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', 'test/bench/peers/**'],
    globalSetup: ['test/cluster.ts'],
    // Workers wait for PostgreSQL and for child processes more than they compute.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
