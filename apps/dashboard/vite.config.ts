import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['@ringdown/source', 'module', 'browser', 'development|production'] },
  // The contracts' classes are decorated; their own tsconfig is out of the bundler's sight.
  oxc: { decorator: { legacy: true } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // A few files that rarely change and stay in the browser's cache; pages stay apart and small.
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|react-router|scheduler)/ },
            { name: 'kit', test: /node_modules\/(@mantine|@floating-ui|@tabler|react-)/ },
            { name: 'contracts', test: /node_modules\/(class-|validator)|libs\/contracts/ },
            { name: 'queries', test: /node_modules\/@tanstack/ },
            { name: 'components', test: /dashboard\/src\/(api|components)\// },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': 'http://127.0.0.1:3000' } },
});
