// Buttons, and links that look like them.
import type { ButtonHTMLAttributes, ReactNode } from 'react';

type Look = 'plain' | 'primary' | 'danger' | 'quiet';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: Look;
  readonly small?: boolean;
  /** Its work is under way: it says so, and takes no second click. */
  readonly busy?: boolean;
}

export function Button({ look = 'plain', small, busy = false, children, onClick, type = 'button', ...rest }: Props) {
  return (
    <button
      type={type}
      className={`button ${look}${small ? ' small' : ''}`}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
      {...rest}
    >
      {busy && <span className="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}

export const ButtonLink = ({
  href,
  look = 'plain',
  small,
  children,
}: {
  href: string;
  look?: Look;
  small?: boolean;
  children: ReactNode;
}) =>
  // prettier-ignore
  <a className={`button ${look}${small ? ' small' : ''}`} href={href}>
    {children}
  </a>;
