import { describe, expect, it } from 'vitest';

import { readDeliveryReport } from './delivery-report.js';

describe('readDeliveryReport', () => {
  it.each(['queued', 'accepted', 'sending', 'sent'])('waits while a message is %s', (status) => {
    expect(readDeliveryReport({ MessageStatus: status })).toBeUndefined();
  });

  it.each(['delivered', 'read'])('takes a message for delivered when it is %s', (status) => {
    expect(readDeliveryReport({ MessageStatus: status })).toEqual({ kind: 'delivered' });
  });

  it.each([
    ['30003', 'switched off'],
    ['30005', 'No phone has this number'],
    ['30006', 'landline'],
    ['30007', 'unwanted'],
    ['39999', 'error 39999'],
    [undefined, 'did not arrive.'],
    ['<b>', 'did not arrive.'],
    [['30003'], 'did not arrive.'],
  ])('says why a message was not delivered: %s', (ErrorCode, words) => {
    for (const MessageStatus of ['undelivered', 'failed']) {
      const report = readDeliveryReport({ MessageStatus, ErrorCode });
      expect(report?.kind === 'failed' && report.sentence).toContain(words);
    }
  });

  it.each([
    ['busy', 'busy'],
    ['no-answer', 'Nobody answered'],
    ['failed', 'could not connect'],
    ['canceled', 'canceled'],
  ])('says how a call ended that nobody took: %s', (CallStatus, words) => {
    const report = readDeliveryReport({ CallStatus });
    expect(report?.kind === 'failed' && report.sentence).toContain(words);
  });

  it('tells a call that was answered from one that goes on, and from nonsense', () => {
    expect(readDeliveryReport({ CallStatus: 'completed' })).toEqual({ kind: 'call-over' });
    for (const CallStatus of ['ringing', 'in-progress', 'toString', 7, undefined]) {
      expect(readDeliveryReport({ CallStatus })).toBeUndefined();
    }
  });
});
