import type { World } from '../world/world.js';
import { Signal } from '../world/signal.js';
import { twilioDate } from '../world/twilio-date.js';
import type { Leg } from './leg.js';
import { finishRecording, startRecording, type RecordingSubscription } from './recording-life.js';
import { tellAccount } from './tell.js';

/** Why somebody left a conference, in Twilio's words. */
export type LeaveReason =
  | 'participant_hung_up'
  | 'participant_updated_via_api'
  | 'moderator_ended_conference'
  | 'conference_ended_via_api';

/** One leg in a conference. */
export interface Participant {
  readonly leg: Leg;
  readonly label: string;
  readonly startsConference: boolean;
  readonly endsConference: boolean;
  isMuted: boolean;
  isOnHold: boolean;
  /** It wants the room to be recorded; one recording is made, however many want it. */
  readonly records?: { readonly subscription: RecordingSubscription | undefined };
  readonly joinedAt: Date;
  /** Somebody else made it leave. */
  readonly removed: Signal<LeaveReason>;
}

/** Where a conference's events go; the first participant's wish counts, later ones are ignored. */
export interface ConferenceSubscription {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly events: readonly string[];
}

/** A room in which the legs of an account meet. */
export class Conference {
  readonly sid: string;
  readonly createdAt: Date;
  updatedAt: Date;
  status: 'init' | 'in-progress' | 'completed' = 'init';
  participants: Participant[] = [];
  subscription?: ConferenceSubscription;
  reasonEnded?: string;
  callSidEnding?: string;
  readonly started = new Signal();
  #sequence = 0;
  #finishRecording: () => void = () => undefined;

  constructor(
    readonly world: World,
    readonly accountSid: string,
    readonly friendlyName: string,
  ) {
    this.sid = world.sid('CF');
    this.createdAt = this.updatedAt = world.now();
  }

  get isUnderWay(): boolean {
    return this.status === 'in-progress';
  }

  join(participant: Participant): void {
    this.participants.push(participant);
    participant.leg.conference = this;
    this.#tell('join', 'participant-join', participant);
    const mayStart = this.participants.some(({ startsConference }) => startsConference);
    if (this.status === 'init' && mayStart && this.participants.length >= 2) {
      this.status = 'in-progress';
      this.updatedAt = this.world.now();
      this.#tell('start', 'conference-start');
      this.started.emit();
      for (const { leg } of this.participants) connected(leg);
      this.#record();
    } else if (this.isUnderWay) connected(participant.leg);
  }

  leave(participant: Participant, reason: LeaveReason): void {
    if (!this.participants.includes(participant)) return;
    this.participants = this.participants.filter((other) => other !== participant);
    delete participant.leg.conference;
    this.#tell('leave', 'participant-leave', participant, {
      ParticipantCallStatus: participant.leg.status,
      ReasonParticipantLeft: reason,
    });
    if (participant.endsConference && reason !== 'moderator_ended_conference')
      this.end('participant-with-end-conference-on-exit-left', participant);
    else if (this.participants.length === 0) this.end('last-participant-left', participant);
  }

  end(reason: string, by?: Participant): void {
    if (this.status === 'completed') return;
    this.status = 'completed';
    this.#finishRecording();
    this.updatedAt = this.world.now();
    this.reasonEnded = reason;
    if (by) this.callSidEnding = by.leg.sid;
    const leaveReason: LeaveReason = by ? 'moderator_ended_conference' : 'conference_ended_via_api';
    for (const participant of [...this.participants]) {
      this.leave(participant, leaveReason);
      participant.removed.emit(leaveReason);
    }
    this.#tell('end', 'conference-end', undefined, {
      ReasonConferenceEnded: reason,
      ...(by && { CallSidEndingConference: by.leg.sid }),
      ...(by && { ParticipantLabelEndingConference: by.label }),
    });
  }

  changed(participant: Participant, what: 'mute' | 'hold'): void {
    const isOn = what === 'mute' ? participant.isMuted : participant.isOnHold;
    this.#tell(what, `participant-${isOn ? what : `un${what}`}`, participant);
  }

  /** From the moment in which the first two are there. */
  #record(): void {
    const first = this.participants.find(({ records }) => records !== undefined);
    if (first?.records === undefined) return;
    const { leg, records } = first;
    const { subscription } = records;
    const recording = startRecording(leg, {
      source: 'Conference',
      channels: 1,
      conferenceSid: this.sid,
      subscription,
    });
    this.#finishRecording = () => {
      const milliseconds = this.world.now().getTime() - recording.startedAt.getTime();
      finishRecording(leg, recording, {
        durationSeconds: Math.round(milliseconds / 1000),
        subscription,
      });
    };
  }

  #tell(
    event: string,
    name: string,
    participant?: Participant,
    more: Readonly<Record<string, string>> = {},
  ): void {
    if (!this.subscription?.events.includes(event)) return;
    const { url, method } = this.subscription;
    const { accountSid, sid, friendlyName } = this;
    const callSid = participant?.leg.sid;
    const params = {
      AccountSid: accountSid,
      ConferenceSid: sid,
      FriendlyName: friendlyName,
      SequenceNumber: String(++this.#sequence),
      Timestamp: twilioDate(this.world.now()),
      StatusCallbackEvent: name,
      ...(participant && participantParameters(participant)),
      ...more,
    };
    const about = { accountSid, ...(callSid !== undefined && { callSid }) };
    tellAccount(this.world, { ...about, kind: 'conference-status', url, method, params }, sid);
  }
}

function connected(leg: Leg): void {
  leg.announce();
  leg.bridged.emit();
}

function participantParameters(participant: Participant): Record<string, string> {
  return {
    CallSid: participant.leg.sid,
    Muted: String(participant.isMuted),
    Hold: String(participant.isOnHold),
    Coaching: 'false',
    EndConferenceOnExit: String(participant.endsConference),
    StartConferenceOnEnter: String(participant.startsConference),
    ...(participant.label !== '' && { ParticipantLabel: participant.label }),
  };
}
