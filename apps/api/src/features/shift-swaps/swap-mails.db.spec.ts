import { routes, type ScheduleDto, type ShiftSwapDto } from '@ringdown/contracts';
import { VirtualClock } from '@ringdown/twilio-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startMailbox, type Mailbox } from '../../testing/mailbox.js';
import { SimulatedClock } from '../../testing/simulated-clock.js';
import { startTestApi, type TestApi } from '../../testing/test-api.js';

describe('mails about shift swaps', () => {
  const clock = new VirtualClock();
  let api: TestApi;
  let mailbox: Mailbox;
  let projectId: string;

  beforeAll(async () => {
    mailbox = await startMailbox();
    api = await startTestApi(
      { SMTP_URL: mailbox.url, MAIL_FROM: 'Ringdown <ringdown@example.com>' },
      undefined,
      new SimulatedClock(clock),
    );
    projectId = await api.addProject('Night desk');
  });
  afterAll(async () => {
    await api.stop();
    await mailbox.stop();
  });

  it('ask the colleague, and bring the answer, in the time of the schedule', async () => {
    const alice = await api.addPerson('Alice', { projectId, role: 'responder' });
    const bob = await api.addPerson('Bob', { projectId, role: 'admin' });
    const [asAlice, asBob] = [await api.as('Alice'), await api.as('Bob')];
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
});
