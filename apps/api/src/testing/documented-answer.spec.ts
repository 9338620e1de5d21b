import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { assertDocumented } from './documented-answer.js';

const page = { items: [{ projectId: randomUUID(), projectName: 'Project' }], nextCursor: null };
const asked = { method: 'GET', url: '/api/v1/me/code-senders?limit=1' };

function check(body: unknown, { status = 200, contentType = 'application/json' } = {}) {
  return () => assertDocumented(asked, { status, contentType, body: JSON.stringify(body) });
}

describe('an answer', () => {
  it('passes when it is what the document describes', () => {
    expect(check(page)).not.toThrow();
  });

  it('fails with a property that is not declared', () => {
    const [sender] = page.items;

    expect(check({ ...page, items: [{ ...sender, authToken: 'x' }] })).toThrow('(authToken)');
  });

  it('fails when something is missing, or is of another type', () => {
    expect(check({ items: [] })).toThrow("must have required property 'nextCursor'");
    expect(check({ ...page, items: {} })).toThrow('answer/items must be array');
  });

  it('fails with a status or a content type that is not described', () => {
    expect(check(page, { status: 202 })).toThrow('the status is not described');
    expect(check(page, { contentType: 'text/html' })).toThrow('it came as text/html');
  });

  it('fails when a refusal is no problem', () => {
    expect(check({ message: 'No' }, { status: 404 })).toThrow('a refusal came as application/json');
    expect(
      check({ message: 'No' }, { status: 404, contentType: 'application/problem+json' }),
    ).toThrow("must have required property 'code'");
  });

  it('is not looked at when the document does not know the route', () => {
    const unknown = { method: 'GET', url: '/api/v1/nowhere' };

    expect(() =>
      assertDocumented(unknown, { status: 200, contentType: 'text/html', body: '' }),
    ).not.toThrow();
  });
});
