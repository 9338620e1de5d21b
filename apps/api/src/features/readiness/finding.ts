import {
  readinessSeverities,
  type ReadinessCode,
  type ReadinessFindingDto,
} from '@ringdown/contracts';

type Fault = Omit<ReadinessFindingDto, 'code' | 'severity' | 'title' | 'link'>;
type Sentences = { [Part in keyof Fault]: string } & { link?: string };

/** A check that has something to say. */
export function found(
  severity: 'blocker' | 'warning' | 'note',
  code: ReadinessCode,
  title: string,
  { link, ...sentences }: Sentences,
): ReadinessFindingDto {
  return { code, severity, title, ...sentences, link: link ?? null };
}

export function passed(code: ReadinessCode, title: string): ReadinessFindingDto {
  return {
    code,
    severity: 'passed',
    title,
    whatIsWrong: null,
    whatCallersExperience: null,
    howToMend: null,
    link: null,
  };
}

export function worstFirst(findings: readonly ReadinessFindingDto[]): ReadinessFindingDto[] {
  const rank = ({ severity }: ReadinessFindingDto) => readinessSeverities.indexOf(severity);
  return findings.toSorted((one, other) => rank(one) - rank(other));
}
