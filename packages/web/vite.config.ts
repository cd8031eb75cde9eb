import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { methods } from './vite-methods.js';

// `npx vite packages/web` during development: pages from here, data from a server on 4190.
const server = process.env['HEADWATER_DEV_SERVER'] ?? 'http://127.0.0.1:4190';

export default defineConfig({
  plugins: [react(), tailwind(), methods()],
  server: { proxy: { '/api': { target: server }, '/health': { target: server } } },
  build: {
    target: 'es2022',
    // The strict content policy forbids data: fonts and scripts; files it is.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
});
