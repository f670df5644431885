import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/**
 * Three bundles. Main keeps only native and Electron modules outside; the
 * preload must be one CommonJS file because a sandboxed preload can load no other.
 */
const externalNative = ['better-sqlite3', 'pg-native'];

export default defineConfig({
  main: {
    build: {
      externalizeDeps: { exclude: [/^(?!better-sqlite3$|electron$).*/] },
      rolldownOptions: {
        input: {
          index: 'src-main/hosts/desktop/main.ts',
          'compute-worker': 'src-main/orchestrator/compute-worker.ts',
        },
        external: externalNative,
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: true,
      rolldownOptions: {
        input: { preload: 'src-main/hosts/desktop/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src-renderer',
    plugins: [react()],
    build: {
      minify: true,
      outDir: '../out/renderer',
      emptyOutDir: true,
      rolldownOptions: { input: 'src-renderer/index.html' },
    },
  },
});
