import { routes, type ScheduleDto, type ShiftSwapDto } from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('mails about shift swaps', () => {
  const clock = new VirtualClock();
  let api: TestApi;
  let mailbox: Mailbox;
  let projectId: string;
  let alice: string;
  let bob: string;
  let asAlice: Awaited<ReturnType<TestApi['as']>>;
  let asBob: Awaited<ReturnType<TestApi['as']>>;

  beforeAll(async () => {
    mailbox = await startMailbox();
    api = await startTestApi(
      { SMTP_URL: mailbox.url, MAIL_FROM: 'Ringdown <ringdown@example.com>' },
      undefined,
      new SimulatedClock(clock),
    );
    projectId = await api.addProject('Night desk');
    alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    bob = await api.addPerson('Bob', { projectId, role: 'admin' });
    [asAlice, asBob] = [await api.as('Alice'), await api.as('Bob')];
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
  });

  it('ask the colleague, and bring the answer, in the time of the schedule', async () => {
    const shift = (from: string, to: string, person: string) => ({ from, to, people: [person] });
    const { body: schedule } = await asBob<ScheduleDto>('POST', routes.schedules(projectId), {
      name: 'Primary',
      timeZone: 'Europe/Berlin',
      layers: [
        {
          kind: 'shifts',
          shifts: [
            shift('2100-03-27T08:00Z', '2100-03-29T07:00Z', alice),
            shift('2100-04-01T08:00Z', '2100-04-02T08:00Z', bob),
          ],
        },
      ],
    });

    const { body: swap } = await asAlice<ShiftSwapDto>('POST', routes.shiftSwaps(projectId), {
      scheduleId: schedule.id,
      from: '2100-03-27T08:00Z',
      to: '2100-03-29T07:00Z',
      userId: bob,
      inReturn: { scheduleId: schedule.id, from: '2100-04-01T08:00Z', to: '2100-04-02T08:00Z' },
      message: 'My sister marries.',
    });

    const request = await mailbox.messageTo('bob@example.com');
    expect(request.subject).toBe('Alice asks you to take a shift (Night desk)');
    expect(request.text).toContain(
      'Sat, 27 Mar 2100, 09:00 to Mon, 29 Mar 2100, 09:00 (Europe/Berlin)',
    );
    expect(request.text).toContain('In return, Alice takes this shift of yours:');
    expect(request.text).toContain('My sister marries.');
    expect(request.text).toContain(`http://hotline.test/projects/${projectId}/my-shifts`);

    await asBob('POST', routes.shiftSwapAcceptance(projectId, swap.id));

    const answer = await mailbox.messageTo('alice@example.com');
    expect(answer.subject).toBe('Bob has accepted your request (Night desk)');
    expect(answer.text).toContain('Bob has accepted, and is on call in your place:');
  });

  it('tell the colleague that a request is withdrawn', async () => {
    const carol = await api.addPerson('Carol', { projectId, role: 'responder' });
    const mails = () => mailbox.received.filter(({ to }) => to.includes('carol@example.com'));
    const shift = { from: '2100-05-01T08:00Z', to: '2100-05-02T08:00Z' };
    const { body: schedule } = await asBob<ScheduleDto>('POST', routes.schedules(projectId), {
      ...{ name: 'Secondary', timeZone: 'Europe/Berlin' },
      layers: [{ kind: 'shifts', shifts: [{ ...shift, people: [alice] }] }],
    });
    const { body: swap } = await asAlice<ShiftSwapDto>('POST', routes.shiftSwaps(projectId), {
      ...{ scheduleId: schedule.id, userId: carol, ...shift },
    });
    await vi.waitFor(() => expect(mails()).toHaveLength(1), 10_000);

    await asAlice('POST', routes.shiftSwapWithdrawal(projectId, swap.id));

    await vi.waitFor(() => expect(mails()).toHaveLength(2), 10_000);
    const [, { subject, text } = { subject: '', text: '' }] = mails();
    expect(subject).toBe('Alice has withdrawn a request (Night desk)');
    expect(text).toContain('you need not answer');
    expect(text).toContain('Sat, 1 May 2100, 10:00');
  });
});
