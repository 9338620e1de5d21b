import { useForm } from '@mantine/form';
import { useEffect, useState } from 'react';

import { isChangedMeanwhile, ProblemError, sentenceOf } from '../../api/problem-error';
import { contractErrors } from './contract-errors';
import type { Conflict } from './form-conflict';
import { rebase } from './rebase';

type ContractForm<Values> = {
  contract: new () => object;
  initialValues: Values;
  save: (values: Values) => Promise<unknown>;
  /**
   * Asks how the thing stands now, after a refusal because somebody else has changed it meanwhile; from then on
   * `save` sends the new version. Without it, the refusal is shown as any other.
   */
  reload?: (() => Promise<Values>) | undefined;
  /** Fields with fields of their own that show what is wrong with them, such as `layers.0.name`. */
  deepFields?: readonly (keyof Values & string)[];
};

const handOverMilliseconds = 50;

/**
 * A form that is checked by its contract before it is sent, and that shows the API's refusal where it belongs:
 * beside the fields that it names, otherwise as `problem`. What somebody else has changed meanwhile is a `conflict`, for a `FormConflict` to show.
 */
export function useContractForm<Values extends Record<string, unknown>>({
  contract,
  initialValues,
  save,
  reload,
  deepFields = [],
}: ContractForm<Values>) {
  const [problem, setProblem] = useState<string>();
  const [conflict, setConflict] = useState<Conflict<Values>>();
  const [isSaving, setIsSaving] = useState(false);
  const form = useForm<Values>({ initialValues, validate: contractErrors(contract, deepFields) });

  // A button that shows its progress is disabled and so loses the focus. It gets it back, unless a closing
  // dialog hands the focus on, which it does a moment later.
  const [submitter, setSubmitter] = useState<Element | null>(null);
  useEffect(() => {
    if (isSaving) return;
    const timer = window.setTimeout(() => {
      const isFocusLost = document.activeElement === document.body;
      if (isFocusLost && submitter instanceof HTMLElement) submitter.focus();
    }, handOverMilliseconds);
    return () => window.clearTimeout(timer);
  }, [isSaving, submitter]);

  const focusFirst = (paths: readonly string[]) => {
    const rank = (path: string) => Object.keys(initialValues).indexOf(rootOf(path));
    const [first] = paths.filter((path) => rank(path) >= 0).sort((a, b) => rank(a) - rank(b));
    if (first !== undefined) findField(first)?.focus();
  };
  const showRefusal = (error: unknown) => {
    const fieldErrors = error instanceof ProblemError ? error.fieldErrors : {};
    const isShown = (field: string) => field in initialValues || deepFields.includes(rootOf(field));
    const known = Object.entries(fieldErrors).filter(([field]) => isShown(field));
    const unknown = Object.entries(fieldErrors).filter(([field]) => !isShown(field));
    form.setErrors(Object.fromEntries(known.map(([field, messages]) => [field, messages[0]])));
    focusFirst(known.map(([field]) => field));
    const isAllShown = known.length > 0 && unknown.length === 0;
    const rest = unknown.flatMap(([, messages]) => messages).join(' ');
    setProblem(isAllShown ? undefined : rest || sentenceOf(error));
  };

  /** What was typed stays; what was not takes over the new state. */
  const showConflict = (present: Values) => {
    const { values, changed } = rebase(initialValues, form.getValues(), present);
    form.setValues(values);
    const takeOver = () => {
      form.setValues(present);
      form.clearErrors();
      setConflict(undefined);
      focusFirst(Object.keys(present));
    };
    setConflict({ changed, takeOver });
  };
  const answer = async (error: unknown) => {
    if (reload === undefined || !isChangedMeanwhile(error)) {
      showRefusal(error);
      return;
    }
    try {
      showConflict(await reload());
    } catch (failure) {
      showRefusal(failure);
    }
  };

  const onSubmit = form.onSubmit(
    async (values) => {
      setSubmitter(document.activeElement);
      setProblem(undefined);
      setIsSaving(true);
      try {
        await save(values);
        setConflict(undefined);
      } catch (error) {
        await answer(error);
      } finally {
        setIsSaving(false);
      }
    },
    (errors) => focusFirst(Object.keys(errors)),
  );

  return { form, problem, conflict, isSaving, onSubmit };
}

function rootOf(path: string): string {
  return path.split('.')[0] ?? '';
}

/** The field itself, or the nearest one that it is a part of. */
function findField(path: string): HTMLElement | null {
  const field = document.querySelector<HTMLElement>(`[data-path="${path}"]`);
  const end = path.lastIndexOf('.');
  return field !== null || end < 0 ? field : findField(path.slice(0, end));
}
