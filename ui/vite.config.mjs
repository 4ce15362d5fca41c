// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { offlineShell } from './scripts/offline-shell.mjs';

/** Tests of one environment: a page takes longer to set up than most rules take to test. */
function project(name, environment, include, setup) {
  const setupFiles = ['./scripts/test-crypto.mjs', './src/testing/setup.ts', ...setup];
  return { extends: true, test: { name, environment, include, setupFiles } };
}

const config = {
  plugins: [react(), offlineShell()],
  build: {
    outDir: 'dist',
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: {
    proxy: {
      '/api': { target: process.env.CAIRN ?? 'http://127.0.0.1:8080', changeOrigin: false },
    },
  },
  test: {
    restoreMocks: true,
    // A machine that is busy with the server's build is slow, and that says nothing about the app.
    testTimeout: 30_000,
    maxWorkers: 2,
    minWorkers: 1,
    projects: [
      project('rules', 'node', ['src/**/*.test.ts', 'scripts/**/*.test.mjs'], []),
      project('screens', 'jsdom', ['src/**/*.test.tsx'], ['./src/testing/screens.ts']),
    ],
  },
};

export default config;
