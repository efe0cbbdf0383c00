// Dialogs: the browser's own, which keeps the focus in, gives it back, and lets nobody reach what is behind.
import { type PointerEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../client';
import { Button } from './button';
import { Field } from './form';
import { ErrorState } from './states';

interface DialogProps {
  onClose: () => void;
  title: string;
  text?: ReactNode;
  children: ReactNode;
}

export const Dialog = ({ open, ...rest }: DialogProps & { open: boolean }) => (open ? <Opened {...rest} /> : null);

function Opened({ onClose, title, text, children }: DialogProps) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const [titleId, textId] = [useId(), useId()];
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Before it is taken away: what is closed gives the focus back to where it came from.
    return () => element?.close();
  }, []);
  return createPortal(
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={titleId}
      aria-describedby={text ? textId : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => isBeside(event) && onClose()}
    >
      <div className="dialog-head">
        <h2 id={titleId} className="dialog-title">
          {title}
        </h2>
        <button type="button" className="button quiet" aria-label={t('do.close')} onClick={onClose}>
          <span aria-hidden="true">✕</span>
        </button>
      </div>
      {text && (
        <div id={textId} className="dialog-text">
          {text}
        </div>
      )}
      {children}
    </dialog>,
    document.body,
  );
}

/** What lies around a dialog is part of it to the browser. */
function isBeside({ target, currentTarget, clientX, clientY }: PointerEvent): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect();
  return target === currentTarget && (clientX < left || clientX > right || clientY < top || clientY > bottom);
}

/** Asks before something is done that can't be taken back, or that many would notice. */
export function ConfirmDialog({
  open,
  onClose,
  title,
  text,
  action,
  danger = false,
  typed,
  busy = false,
  error,
  onConfirm,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  text: ReactNode;
  /** What the button says: the deed itself, not "OK" */
  action: string;
  danger?: boolean;
  /** Must be typed first */
  typed?: string;
  busy?: boolean;
  error?: ApiProblem | null;
  onConfirm: () => void;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  const ready = typed === undefined || said.trim() === typed;
  return (
    <Dialog open={open} onClose={onClose} title={title} text={text}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready && !busy) onConfirm();
        }}
      >
        {children}
        {typed !== undefined && (
          <Field label={t('form.typeToConfirm', { text: typed })} name="confirm">
            <input
              value={said}
              onChange={(event) => setSaid(event.target.value)}
              autoComplete="off"
              spellCheck={false}
            />
          </Field>
        )}
        {error && <ErrorState error={error} />}
        <div className="dialog-end">
          <Button onClick={onClose}>{t('do.cancel')}</Button>
          <Button type="submit" look={danger ? 'danger' : 'primary'} busy={busy} disabled={!ready}>
            {action}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
