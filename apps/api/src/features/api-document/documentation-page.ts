import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';

const swaggerUi = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** All of it comes from our own origin, and no script stands in the page: our Content-Security-Policy allows no other. */
export const documentationPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Ringdown API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/api/docs/page.css" />
    <script src="/api/docs/swagger-ui-bundle.js" defer></script>
    <script src="/api/docs/page.js" defer></script>
  </head>
  <body>
    <main id="documentation"></main>
    <noscript>This page needs JavaScript. The document itself is at /api/v1/openapi.json.</noscript>
  </body>
</html>
`;

// The dashboard's choice of colours holds here, too; Mantine keeps it under this name.
const script = `
const chosen = localStorage.getItem('mantine-color-scheme-value');
const preference = matchMedia('(prefers-color-scheme: dark)');
const paint = () => {
  const isDark = chosen === 'dark' || (chosen !== 'light' && preference.matches);
  document.documentElement.classList.toggle('dark-mode', isDark);
};
preference.addEventListener('change', paint);
paint();
SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#documentation',
  deepLinking: true,
  docExpansion: 'list',
  filter: true,
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

const style = `
body { margin: 0; }
.swagger-ui .info { margin: 24px 0; }
.swagger-ui .wrapper { box-sizing: border-box; }
`;

/** A file of the page. */
export type PageFile = { type: string; open: () => Readable };

/** The page's files by name. */
export const pageFiles: ReadonlyMap<string, PageFile> = new Map([
  ['page.js', { type: 'text/javascript', open: () => Readable.from([script]) }],
  ['page.css', { type: 'text/css', open: () => Readable.from([style]) }],
  ['swagger-ui.css', { type: 'text/css', open: () => fileOf('swagger-ui.css') }],
  ['swagger-ui-bundle.js', { type: 'text/javascript', open: () => fileOf('swagger-ui-bundle.js') }],
]);

function fileOf(name: string): Readable {
  return createReadStream(join(swaggerUi, name));
}
