import type { MenuDto, UpdatePolicyDto } from '@ringdown/contracts';
import type { EntityManager } from 'typeorm';

import { DomainError } from '../../platform/errors/domain-error.js';
import type { PolicyKey } from './policies.repository.js';

type Leading = Pick<UpdatePolicyDto, 'outsideHoursPolicyId' | 'menu'>;

const sentence = 'Choose one of the policies of this project.';

/**
 * Policies to which calls are to be passed on belong to the same project, and none is the policy itself.
 *
 * @param policyId null: the policy is not made yet.
 * @throws {DomainError} that names the fields.
 */
export async function assertLeadsToOthers(
  tx: EntityManager,
  { projectId, policyId }: { projectId: string; policyId: string | null },
  wanted: Leading,
): Promise<void> {
  const places = placesOf(wanted);
  if (places.length === 0) return;
  const found: { id: string }[] = await tx.query(
    'SELECT id FROM incoming_call_policies WHERE project_id = $1 AND id = ANY ($2::uuid[])',
    [projectId, places.map(({ id }) => id)],
  );
  const isOther = (id: string) =>
    id.toLowerCase() !== policyId && found.some((each) => each.id === id.toLowerCase());
  const wrong = places.filter(({ id }) => !isOther(id));
  if (wrong.length === 0) return;
  throw new DomainError(
    'invalid-request',
    'Some fields need your attention.',
    Object.fromEntries(wrong.map(({ field }) => [field, [sentence]])),
  );
}

/** @throws {DomainError} while other policies pass calls on to this one, with their names. */
export async function assertNobodyLeadsTo(tx: EntityManager, key: PolicyKey): Promise<void> {
  const others: { name: string }[] = await tx.query(selectLeadingTo, [key.projectId, key.policyId]);
  if (others.length === 0) return;
  const names = new Intl.ListFormat('en').format(others.map(({ name }) => name));
  throw new DomainError(
    'conflict',
    `Calls are passed on to this policy by ${names}. Let them lead elsewhere first.`,
  );
}

const selectLeadingTo = `
  SELECT name FROM incoming_call_policies
  WHERE project_id = $1 AND id <> $2
    AND (outside_hours_policy_id = $2 OR strpos(lower(menu::text), $2::text) > 0)
  ORDER BY name`;

/** Every id of another policy, and the field that holds it. */
function placesOf({ outsideHoursPolicyId, menu }: Leading): { field: string; id: string }[] {
  return [
    { field: 'outsideHoursPolicyId', id: outsideHoursPolicyId },
    ...(menu ? placesOfMenu(menu) : []),
  ].filter((place): place is { field: string; id: string } => typeof place.id === 'string');
}

function placesOfMenu({ choices, otherwisePolicyId }: MenuDto) {
  return [
    ...choices.map(({ policyId: id }, index) => ({
      field: `menu.choices.${String(index)}.policyId`,
      id,
    })),
    { field: 'menu.otherwisePolicyId', id: otherwisePolicyId },
  ];
}
