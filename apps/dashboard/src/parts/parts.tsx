// Small pieces that every page is made of.
import type { ReactNode } from 'react';
import type { ApiProblem } from '../client';
import { hashOf } from '../router';
import { moment, relative } from '../words';

export function Page({
  title,
  lead,
  actions,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  // prettier-ignore
  return (
    <>
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
        </div>
        {actions && <div className="actions">{actions}</div>}
      </header>
      {children}
    </>
  );
}

export function Card({
  title,
  note,
  children,
  wide,
}: {
  title?: ReactNode;
  note?: ReactNode;
  children: ReactNode;
  wide?: boolean;
}) {
  // prettier-ignore
  return (
    <section className={wide ? 'card wide' : 'card'}>
      {title && (
        <header className="card-head">
          <h2>{title}</h2>
          {note && <span className="note">{note}</span>}
        </header>
      )}
      {children}
    </section>
  );
}

export const Loading = ({ what }: { what: string }) => (
  <p className="loading" role="status">
    Reading {what} …
  </p>
);

export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>;

export function Trouble({ error, retry }: { error: ApiProblem; retry?: () => void }) {
  return (
    <div className="trouble" role="alert">
      <strong>{error.status === 404 ? 'There is nothing here' : error.message}</strong>
      {error.detail && <p>{error.detail}</p>}
      {retry && error.status !== 404 && (
        <button type="button" onClick={retry}>
          Try again
        </button>
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
  what,
  children,
}: {
  answer: Answer<T>;
  what: string;
  children: (data: T) => ReactNode;
}) {
  // prettier-ignore
  if (answer.data !== undefined) {
    return (
      <>
        {answer.error && <p className="stale">Not current: {answer.error.message.toLowerCase()}.</p>}
        {children(answer.data)}
      </>
    );
  }
  if (answer.error) return <Trouble error={answer.error} retry={() => void answer.refetch()} />;
  return <Loading what={what} />;
}

export const When = ({ at }: { at: string }) => (
  <time dateTime={at} title={moment(at)}>
    {relative(at)}
  </time>
);

const TONES: Readonly<Record<string, string>> = {
  sent: 'good', converted: 'good', won: 'good', given: 'good', customer: 'good', active: 'good', accepted: 'good', meeting: 'good',
  sql: 'warm', mql: 'warm', new: 'warm', contacted: 'warm', started: 'warm',
  failed: 'bad', 'in-doubt': 'bad', overdue: 'bad', withdrawn: 'bad', rejected: 'bad', disqualified: 'bad', lost: 'bad',
  paused: 'wait', waiting: 'wait', deferred: 'wait', unconfirmed: 'wait', recycled: 'wait',
}; // prettier-ignore

export const Badge = ({ children, tone }: { children: string; tone?: string }) => (
  <span className={`badge ${tone ?? TONES[children] ?? ''}`}>
    {/^[ms]ql$/.test(children) ? children.toUpperCase() : children.replaceAll('-', ' ')}
  </span>
);

export const PersonLink = ({ email, name }: { email: string; name?: string | null }) => (
  <a href={hashOf(['people', email])}>{name ?? email}</a>
);

export function More({
  list,
}: {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  // prettier-ignore
  if (!list.hasNextPage) return null;
  return (
    <button type="button" className="more" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {list.isFetchingNextPage ? 'Reading …' : 'Show more'}
    </button>
  );
}

/** A choice between a few views of a list, as links. */
export function Tabs({
  label,
  tabs,
  current,
}: {
  label: string;
  tabs: readonly { name: string; href: string; id: string }[];
  current: string;
}) {
  // prettier-ignore
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ name, href, id }) => (
        <a key={id} href={href} aria-current={id === current ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  );
}
