import type { TeamDto } from '@ringdown/contracts';

import type { Tone } from '../../components/tone';

type Verdict = { tone: Tone; words: string };

/** One sentence on whether a call could reach somebody of the team. */
export function teamVerdict({ members }: Pick<TeamDto, 'members'>): Verdict {
  const reachable = members.filter(({ phone }) => phone !== null).length;
  if (members.length === 0) return { tone: 'warning', words: 'Nobody is in this team yet.' };
  if (reachable === 0) {
    return { tone: 'bad', words: 'Nobody can be reached: no one here has a verified phone.' };
  }
  if (reachable < members.length) {
    return { tone: 'warning', words: `${reachable} of ${members.length} can be rung.` };
  }
  return {
    tone: 'good',
    words: reachable === 1 ? 'The one person can be rung.' : `All ${reachable} can be rung.`,
  };
}

/** One sentence over all teams of a project; undefined while there are none. */
export function teamsVerdict(
  teams: readonly Pick<TeamDto, 'name' | 'members'>[],
): Verdict | undefined {
  const silent = teams.filter(({ members }) => members.every(({ phone }) => phone === null));
  if (teams.length === 0) return undefined;
  if (silent.length === 0) {
    return { tone: 'good', words: 'Every team has somebody who can be rung.' };
  }
  const names = new Intl.ListFormat('en').format(silent.map(({ name }) => name));
  return { tone: 'warning', words: `Nobody can be rung in ${names}.` };
}
