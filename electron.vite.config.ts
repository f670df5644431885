import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Three bundles. Main keeps only Electron and what is native outside; the
 * preload must be one CommonJS file, because a sandboxed one can load no other.
 */
const electron = /^electron(\/.+)?$/;

/** Screens have paths of their own, so `./assets`, which is electron-vite's way, would be another folder on each. */
const filesFromRoot = { name: 'files-from-root', enforce: 'post', config: () => ({ base: '/' }) } as const;

export default defineConfig({
  main: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          index: 'src-main/hosts/desktop/main.ts',
          'compute-worker': 'src-main/orchestrator/compute-worker.ts',
        },
        external: [electron, 'better-sqlite3', 'pg-native'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src-main/hosts/desktop/preload.ts' },
        external: [electron],
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react(), filesFromRoot],
    build: {
      minify: true,
      // One file of about 260 kB compressed, read from this machine: parting it would gain nothing.
      chunkSizeWarningLimit: 1200,
      modulePreload: { polyfill: false },
      outDir: 'out/renderer',
      emptyOutDir: true,
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
});
