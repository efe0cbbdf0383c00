// Loading, empty, gone wrong: every page has all three.
import { Component, type ReactNode } from 'react';
import { Translation, useTranslation } from 'react-i18next';
import type { ApiProblem } from '../client';
import { Button, ButtonLink } from './button';

/** Grey lines where something will stand. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const { t } = useTranslation();
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span className="skeleton-line" key={index} aria-hidden="true" />
      ))}
    </div>
  );
}

/** Nothing here, and what would change that. */
export function EmptyState({ title, children, action }: { title?: string; children?: ReactNode; action?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className="empty">
      {title && <h2 className="empty-title">{title}</h2>}
      <p>{children ?? (title ? null : t('state.empty'))}</p>
      {action}
    </div>
  );
}

/** What happened, and a way on. */
export function ErrorState({ error, retry }: { error: ApiProblem; retry?: () => void }) {
  const { t } = useTranslation();
  const [title, text] =
    error.status === 404
      ? [t('state.notFoundTitle'), error.detail ?? t('state.notFoundText')]
      : error.status === 403
        ? [t('state.forbiddenTitle'), t('state.forbiddenText')]
        : error.status === 0
          ? [t('state.errorTitle'), t('state.unreachable')]
          : [error.message, error.detail];
  return (
    <div className="trouble" role="alert">
      <strong>{title}</strong>
      {text && <p>{text}</p>}
      {error.errors.length > 0 && (
        <ul>
          {error.errors.map(({ field, message }) => (
            <li key={`${field}${message}`}>
              {field && <code>{field}</code>} {message}
            </li>
          ))}
        </ul>
      )}
      {retry && error.status !== 404 && error.status !== 403 && (
        <Button small onClick={retry}>
          {t('do.retry')}
        </Button>
      )}
    </div>
  );
}

interface Answer<T> {
  readonly data: T | undefined;
  readonly error: ApiProblem | null;
  readonly refetch: () => unknown;
}

/** Loading, error or the thing itself; what was read before stays while it is read again. */
export function Await<T>({
  answer,
  lines,
  children,
}: {
  answer: Answer<T>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  const { t } = useTranslation();
  if (answer.data !== undefined) {
    return (
      <>
        {answer.error && <p className="stale">{t('state.stale', { reason: answer.error.message })}</p>}
        {children(answer.data)}
      </>
    );
  }
  if (answer.error) return <ErrorState error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading {...(lines === undefined ? {} : { lines })} />;
}

interface ListAnswer<T> {
  readonly items: readonly T[] | undefined;
  readonly error: ApiProblem | null;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** A list that is read page after page (`useList`), with what to say where it is empty. */
export function AwaitList<T>({
  list,
  empty,
  children,
}: {
  list: ListAnswer<T>;
  empty: ReactNode;
  children: (items: readonly T[]) => ReactNode;
}) {
  return (
    <Await answer={{ ...list, data: list.items }}>
      {(items) =>
        items.length === 0 ? (
          typeof empty === 'string' ? (
            <EmptyState>{empty}</EmptyState>
          ) : (
            empty
          )
        ) : (
          <>
            {children(items)}
            <More list={list} />
          </>
        )
      }
    </Await>
  );
}

export function More({
  list,
}: {
  list: Pick<ListAnswer<unknown>, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}) {
  // prettier-ignore
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <div className="more">
      <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('do.more')}
      </Button>
    </div>
  );
}

/** How far long work is; without a total, that it goes on. */
export function Progress({ label, done, total }: { label: string; done?: number; total?: number }) {
  const { t } = useTranslation();
  const known = done !== undefined && total !== undefined;
  return (
    <div className="progress" role="status">
      <span>
        {label} {known && <span className="sub">{t('state.done', { done, total })}</span>}
      </span>
      <progress aria-label={label} {...(known ? { value: done, max: total } : {})} />
    </div>
  );
}

/** A page that throws takes only itself down. */
export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };
  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }
  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <Translation>
        {(t) => (
          <div className="trouble" role="alert">
            <strong>{t('state.brokenTitle')}</strong>
            <p>{t('state.brokenText')}</p>
            <Button onClick={() => window.location.reload()}>{t('state.reload')}</Button>
          </div>
        )}
      </Translation>
    );
  }
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('state.notFoundTitle')} action={<ButtonLink href="#/">{t('state.goToday')}</ButtonLink>}>
      {t('state.notFoundText')}
    </EmptyState>
  );
}
