// Dialogs: focus goes in and comes back, Escape closes, what is behind can't be reached.
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem } from '../client';
import { Button } from './button';
import { Field } from './form';
import { ErrorState } from './states';

export function Dialog({
  open,
  onClose,
  title,
  text,
  children,
}: {
  open: boolean;
  onClose: () => void;
  title: string;
  text?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const opener = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={(opened) => !opened && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="overlay" />
        <Radix.Content
          className="dialog"
          // What opened it is no trigger of its own: it is remembered, and gets the focus back.
          onOpenAutoFocus={() => {
            opener.current = document.activeElement;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (opener.current instanceof HTMLElement) opener.current.focus();
          }}
          {...(text ? {} : { 'aria-describedby': undefined })}
        >
          <div className="dialog-head">
            <Radix.Title className="dialog-title">{title}</Radix.Title>
            <Radix.Close className="button quiet" aria-label={t('do.close')}>
              <span aria-hidden="true">✕</span>
            </Radix.Close>
          </div>
          {text && (
            <Radix.Description asChild>
              <div className="dialog-text">{text}</div>
            </Radix.Description>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
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
