import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@ringdown/source', 'module', 'browser', 'development|production'] },
  // The contracts' classes are decorated; their own tsconfig is out of the bundler's sight.
  oxc: { decorator: { legacy: true } },
  build: { outDir: 'dist', emptyOutDir: true, chunkSizeWarningLimit: 700 },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
