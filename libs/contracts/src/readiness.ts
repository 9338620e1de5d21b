/** From what keeps callers from being helped to what is all right. */
export const readinessSeverities = ['blocker', 'warning', 'note', 'passed'] as const;

/** What is checked of a policy. */
export const readinessCodes = [
  'policy-enabled',
  'call-sms-config',
  'routing-number',
  'allow-list',
  'credentials',
  'carrier',
  'account-active',
  'trial',
  'number-settings',
  'geo-permissions',
  'carrier-alerts',
  'public-url',
  'reachable',
  'rules',
  'reached-now',
  'reached-later',
  'verified-phones',
  'different-people',
] as const;
export type ReadinessCode = (typeof readinessCodes)[number];

/** What one check of a policy found. */
export class ReadinessFindingDto {
  /** Names the check; a check that looks at several rules or numbers may find several things. */
  code!: (typeof readinessCodes)[number];
  severity!: (typeof readinessSeverities)[number];
  title!: string;
  /** Null when the check has passed. */
  whatIsWrong!: string | null;
  /** Null when the check has passed. */
  whatCallersExperience!: string | null;
  /** Null when the check has passed. */
  howToMend!: string | null;
  /** Where it is mended: a path of the dashboard; null when that is elsewhere, or nothing is to be mended. */
  link!: string | null;
}

/** Whether a policy will work, as its newest check says. */
export class PolicyReadinessDto {
  /** Null: it was never checked. */
  checkedAt!: string | null;
  /** Whether nothing blocks; null: it was never checked. */
  isReady!: boolean | null;
  /** Something that the policy depends on was changed since; it is checked again within a minute. */
  isOutdated!: boolean;
  /** Worst first. */
  findings!: ReadinessFindingDto[];
}
