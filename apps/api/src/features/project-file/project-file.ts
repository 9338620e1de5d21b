import type {
  CallerEntryDto,
  CreateEscalationRuleDto,
  CreatePolicyDto,
  MenuDto,
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

export type FilePolicy = Required<
  Omit<CreatePolicyDto, 'callSmsConfigId' | 'outsideHoursPolicyId' | 'menu'>
> & {
  callSmsConfig: string | null;
  /** A slug. */
  outsideHoursPolicy: string | null;
  menu: FileMenu | null;
  callers: FileCaller[];
  rules: FileRule[];
};

/** A policy whose rules or lists may be left alone. */
export type WantedPolicy = Omit<FilePolicy, 'callers' | 'rules'> & {
  callers: FileCaller[] | undefined;
  rules: FileRule[] | undefined;
};

/** A menu whose keys lead to slugs; null: to the policy's own rules. */
export type FileMenu = Pick<MenuDto, 'message'> & {
  choices: { key: string; policy: string | null }[];
  otherwisePolicy: string | null;
};

export type FileRule = Required<Omit<CreateEscalationRuleDto, 'targets'>> & {
  targets: FileTarget[];
};

/** The name of a team or schedule, the e-mail address of a person. */
type FileTarget = { kind: SetRuleTargetDto['kind']; name: string };

export type FileCaller = Pick<CallerEntryDto, 'list' | 'pattern' | 'note'>;
