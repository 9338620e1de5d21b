import { arrayMove } from '@dnd-kit/sortable';
import { notifications } from '@mantine/notifications';
import type { EscalationRuleDto } from '@ringdown/contracts';
import { useLayoutEffect, useRef, useState } from 'react';

import { sentenceOf } from '../../../api/problem-error';
import { useReorderRules, type PolicyKey } from '../api/rules.queries';

type Moved = { ruleId: string; step: -1 | 1 };

/** Moves rules up and down; the focus stays on the button that was pressed, and a reader hears the new place. */
export function useRuleOrder(policy: PolicyKey, rules: readonly EscalationRuleDto[]) {
  const reorder = useReorderRules(policy);
  const [announcement, setAnnouncement] = useState('');
  const moved = useRef<Moved>(undefined);

  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    const { ruleId, step } = moved.current;
    moved.current = undefined;
    document.querySelector<HTMLElement>(`[data-rule="${ruleId}"] [data-move="${step}"]`)?.focus();
  }, [rules]);

  const move = (index: number, step: -1 | 1) => {
    const rule = rules[index];
    if (rule === undefined) return;
    moved.current = { ruleId: rule.id, step };
    place(index, index + step);
  };

  const place = (from: number, to: number) => {
    setAnnouncement(`Rule ${from + 1} is now rule ${to + 1} of ${rules.length}.`);
    reorder.mutate(arrayMove([...rules], from, to), {
      onError: (error) => {
        setAnnouncement('The rules are in their old order again.');
        const title = 'The order could not be saved';
        notifications.show({ color: 'red', title, message: sentenceOf(error) });
      },
    });
  };

  return { move, place, announcement };
}
