// SPDX-License-Identifier: Apache-2.0
import react from '@vitejs/plugin-react';
import { offlineShell } from './scripts/offline-shell.mjs';

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
    environment: 'jsdom',
    setupFiles: ['./scripts/test-crypto.mjs', './src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    restoreMocks: true,
    // A machine that is busy with the server's build is slow, and that says nothing about the app.
    testTimeout: 30_000,
    maxWorkers: 2,
    minWorkers: 1,
  },
};

export default config;
