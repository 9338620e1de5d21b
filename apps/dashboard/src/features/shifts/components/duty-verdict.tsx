import { comingMoment } from '../../../components/moment';
import { Verdict } from '../../../components/verdict';
import type { Duty } from '../duty';

/** Am I on call, and until when? */
export function DutyVerdict({ duty, now }: { duty: Duty; now: number }) {
  if (duty.kind === 'on-call') {
    const until = comingMoment(duty.until, now);
    return (
      <Verdict tone="going-on">
        You are on call {duty.isOpenEnd ? `until ${until} at least` : `until ${until}`} (
        {new Intl.ListFormat('en').format(duty.schedules)}).
      </Verdict>
    );
  }
  return (
    <Verdict tone="neutral">
      {duty.next === undefined
        ? 'You are not on call, and have no shift in the next weeks.'
        : `You are not on call. Next: ${comingMoment(duty.next.from, now)} (${duty.next.scheduleName}).`}
    </Verdict>
  );
}
