// Fields with a label, a hint, and what the server found wrong with them.
import { cloneElement, type FormEvent, type ReactElement, type ReactNode, useId } from 'react';
import type { ApiProblem } from '../client';
import { Button } from './button';
import { ErrorState } from './states';

interface Control {
  readonly id?: string;
  readonly name?: string;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: boolean | undefined;
}

/** @param name the field of the request: what the problem says about it stands below it */
export function Field({
  label,
  name,
  hint,
  error,
  children,
}: {
  label: ReactNode;
  name: string;
  hint?: ReactNode;
  error?: ApiProblem | null;
  children: ReactElement<Control>;
}) {
  const id = useId();
  const wrong = error?.errors.filter(({ field }) => field === name) ?? [];
  const described = [hint ? `${id}-hint` : '', wrong.length > 0 ? `${id}-wrong` : ''].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {cloneElement(children, {
        id,
        name,
        'aria-describedby': described || undefined,
        'aria-invalid': wrong.length > 0 || undefined,
      })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {wrong.length > 0 && (
        <p className="wrong" id={`${id}-wrong`} role="alert">
          {wrong.map(({ message, suggestion }) => (suggestion ? `${message} (${suggestion})` : message)).join(' ')}
        </p>
      )}
    </div>
  );
}

/** What the problem says of no field on the screen. */
function rest(error: ApiProblem, fields: readonly string[]): ApiProblem | null {
  const others = error.errors.filter(({ field }) => !fields.includes(field));
  return error.errors.length > 0 && others.length === 0 ? null : error;
}

/** @param fields names that a `Field` of this form shows; the other problems stand above the button */
export function Form({
  onSubmit,
  busy,
  error,
  fields = [],
  action,
  danger = false,
  disabled = false,
  cancel,
  children,
}: {
  onSubmit: () => void;
  busy: boolean;
  error: ApiProblem | null;
  fields?: readonly string[];
  action: string;
  danger?: boolean;
  disabled?: boolean;
  cancel?: ReactNode;
  children: ReactNode;
}) {
  const other = error && rest(error, fields);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!busy && !disabled) onSubmit();
  };
  return (
    <form className="form" onSubmit={submit}>
      {children}
      {other && <ErrorState error={other} />}
      <div className="form-end">
        <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={disabled}>
          {action}
        </Button>
        {cancel}
      </div>
    </form>
  );
}
