import { Injectable } from '@nestjs/common';
import type { LiveBoardDto, LiveCallDto } from '@ringdown/contracts';

import { Clock } from '../../platform/clock/clock.port.js';
import { isWithheld } from '../../telephony/caller-id.js';
import type { ShownNumbers } from '../../telephony/shown-numbers.js';
import { CallerNumbers } from '../caller-numbers/caller-numbers.service.js';
import { LiveBoardRepository, type LiveCallRow } from './live-board.repository.js';

/** More than anybody can watch. */
const mostCalls = 200;

/** What goes on in a project at this moment. */
@Injectable()
export class LiveBoardService {
  constructor(
    private readonly repository: LiveBoardRepository,
    private readonly clock: Clock,
    private readonly callerNumbers: CallerNumbers,
  ) {}

  async show(projectId: string): Promise<LiveBoardDto> {
    const calls = await this.repository.callsInProgress(projectId, mostCalls);
    const numbers = await this.callerNumbers.shownIn(projectId);
    return {
      at: this.clock.now().toISOString(),
      total: calls[0]?.total ?? 0,
      calls: calls.map((call) => toLiveCallDto(call, numbers)),
    };
  }
}

function toLiveCallDto(call: LiveCallRow, numbers: ShownNumbers): LiveCallDto {
  const callerWithheld = isWithheld(call.caller);
  const { isConnected, people } = call;
  return {
    id: call.id,
    phase: isConnected ? 'connected' : people.length > 0 ? 'ringing' : 'waiting',
    policyId: call.policyId,
    policyName: call.policyName,
    caller: callerWithheld ? '' : numbers.number(call.caller ?? ''),
    callerWithheld,
    callerName: call.callerName && numbers.text(call.callerName),
    startedAt: call.startedAt.toISOString(),
    connectedAt: isConnected ? (call.acceptedAt?.toISOString() ?? null) : null,
    people: people.map((person) => ({
      ...person,
      since: person.since === null ? null : new Date(person.since).toISOString(),
    })),
  };
}
