import type { ShiftSwapDto, ShiftSwapStatus, SwapShiftDto } from '@ringdown/contracts';

/** One of the two people, with the address for mails. */
type SwapParty = { userId: string; name: string; email: string };

type BareSchedule = Pick<SwapShiftDto, 'scheduleId' | 'scheduleName' | 'timeZone'>;

export type ShiftSwapRow = {
  id: string;
  project_name: string;
  asker: SwapParty;
  asked: SwapParty;
  schedule: BareSchedule;
  starts_at: Date;
  ends_at: Date;
  message: string;
  state: Exclude<ShiftSwapStatus, 'expired'>;
  expires_at: Date;
  created_at: Date;
  closed_at: Date | null;
} & (
  | { return_schedule: BareSchedule; return_starts_at: Date; return_ends_at: Date }
  | { return_schedule: null; return_starts_at: null; return_ends_at: null }
);

export function toShiftSwapDto(row: ShiftSwapRow, now: Date): ShiftSwapDto {
  return {
    id: row.id,
    asker: toPerson(row.asker),
    asked: toPerson(row.asked),
    shift: toShift(row.schedule, row.starts_at, row.ends_at),
    inReturn:
      row.return_schedule === null
        ? null
        : toShift(row.return_schedule, row.return_starts_at, row.return_ends_at),
    message: row.message,
    status: statusOf(row, now),
    expiresAt: row.expires_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  };
}

export function statusOf(row: ShiftSwapRow, now: Date): ShiftSwapStatus {
  return row.state === 'open' && row.expires_at <= now ? 'expired' : row.state;
}

/** As the audit log tells it: people by name. */
export function toAuditedSwap({ asker, asked, shift, inReturn }: ShiftSwapDto): object {
  return {
    from: shift.from,
    to: shift.to,
    asker: asker.name,
    asked: asked.name,
    inReturn:
      inReturn === null
        ? null
        : { schedule: inReturn.scheduleName, from: inReturn.from, to: inReturn.to },
  };
}

function toPerson({ userId, name }: SwapParty) {
  return { userId, name };
}

function toShift(schedule: BareSchedule, from: Date, to: Date): SwapShiftDto {
  return { ...schedule, from: from.toISOString(), to: to.toISOString() };
}
