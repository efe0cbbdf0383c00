export type CheckStatus = 'ok' | 'warning' | 'problem';

/** One thing that was looked at, and how to mend it where it isn't well. */
export interface Check {
  /** `settings`, `machine`, `database`, `mail server`, `workspace`, `domain example.com` */
  readonly group: string;
  readonly name: string;
  readonly status: CheckStatus;
  readonly message: string;
  readonly mend: string | null;
}

/** Checks of one group, written shortly. */
export function checksOf(group: string): {
  ok: (name: string, message: string) => Check;
  warning: (name: string, message: string, mend: string | null) => Check;
  problem: (name: string, message: string, mend: string) => Check;
} {
  return {
    ok: (name, message) => ({ group, name, status: 'ok', message, mend: null }),
    warning: (name, message, mend) => ({ group, name, status: 'warning', message, mend }),
    problem: (name, message, mend) => ({ group, name, status: 'problem', message, mend }),
  };
}
