import { describe, expect, it } from 'vitest';

import { comesFromOurPages } from './same-origin.js';

const publicUrl = 'https://hotline.example.com';

describe('comesFromOurPages', () => {
  it.each([
    ['the public address', { origin: 'https://hotline.example.com', host: '10.0.0.7:3000' }],
    ['the host that was asked', { origin: 'http://localhost:3000', host: 'localhost:3000' }],
    ['what the browser calls the same origin', { 'sec-fetch-site': 'same-origin' }],
  ])('is true of %s', (_title, headers) => {
    expect(comesFromOurPages(headers, publicUrl)).toBe(true);
  });

  it.each([
    ['no sign of a browser', { host: 'localhost:3000' }],
    ['another site', { origin: 'https://evil.example', host: 'localhost:3000' }],
    ['another port', { origin: 'http://localhost:4000', host: 'localhost:3000' }],
    ['an opaque origin', { origin: 'null', host: 'localhost:3000' }],
    ['a sibling site', { 'sec-fetch-site': 'same-site', host: 'localhost:3000' }],
    ['a sibling that begins alike', { origin: 'https://hotline.example.com.evil.example' }],
  ])('is false of %s', (_title, headers) => {
    expect(comesFromOurPages(headers, publicUrl)).toBe(false);
  });
});
