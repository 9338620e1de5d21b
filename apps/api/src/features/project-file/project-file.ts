import type {
  CallerEntryDto,
  CreateEscalationRuleDto,
  CreatePolicyDto,
  RotationLayerDto,
  ScheduleDto,
  SetRuleTargetDto,
  ShiftLayerDto,
} from '@ringdown/contracts';

/** The file as it stands, in which people are e-mail addresses and everything else is called by its name. */
export type ProjectFile = {
  version: 1;
  teams: FileTeam[];
  schedules: FileSchedule[];
  policies: FilePolicy[];
  /** Those that hold for all policies. */
  callers: FileCaller[];
};

/** What somebody wants: a list that is not there is left alone. */
export type WantedFile = {
  teams?: FileTeam[];
  schedules?: FileSchedule[];
  policies?: WantedPolicy[];
  callers?: FileCaller[];
};

export type FileTeam = { name: string; description: string; members: string[] };

export type FileSchedule = Pick<
  ScheduleDto,
  'name' | 'description' | 'timeZone' | 'mode' | 'holidayCalendars'
> & { layers: FileLayer[] };

/** A layer without an id. */
export type FileLayer = Omit<RotationLayerDto, 'id'> | Omit<ShiftLayerDto, 'id'>;

export type FilePolicy = Required<Omit<CreatePolicyDto, 'callSmsConfigId'>> & {
  callSmsConfig: string | null;
  callers: FileCaller[];
  rules: FileRule[];
};

/** A policy whose rules or lists may be left alone. */
export type WantedPolicy = Omit<FilePolicy, 'callers' | 'rules'> & {
  callers: FileCaller[] | undefined;
  rules: FileRule[] | undefined;
};

export type FileRule = Required<Omit<CreateEscalationRuleDto, 'targets'>> & {
  targets: FileTarget[];
};

/** The name of a team or schedule, the e-mail address of a person. */
type FileTarget = { kind: SetRuleTargetDto['kind']; name: string };

export type FileCaller = Pick<CallerEntryDto, 'list' | 'pattern' | 'note'>;
