// What every page is made of: its head, cards, figures, badges, times.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../address';
import { moment, relative } from '../format';
import { useNames } from '../words/names';

/** The page's head and body. `document.title` follows a title that is text. */
export function Page({
  title,
  name,
  lead,
  actions,
  back,
  children,
}: {
  title: ReactNode;
  /** For the window's title, where `title` is more than text */
  name?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  back?: { href: string; text: string };
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const said = name ?? (typeof title === 'string' ? title : '');
  return (
    <>
      <title>{said ? `${said} · ${t('product')}` : t('product')}</title>
      <header className="page-head">
        <div>
          {back && (
            <a className="back" href={back.href}>
              <span aria-hidden="true">← </span>
              {back.text}
            </a>
          )}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <div className="lead">{lead}</div>}
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
  actions,
  children,
  wide,
}: {
  title?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** Over all columns */
  wide?: boolean;
}) {
  return (
    <section className={wide ? 'card wide' : 'card'}>
      {(title || actions) && (
        <header className="card-head">
          <div>
            {title && <h2>{title}</h2>}
            {note && <p className="note">{note}</p>}
          </div>
          {actions && <div className="actions">{actions}</div>}
        </header>
      )}
      {children}
    </section>
  );
}

/** Cards side by side where there is room; one below the other on a phone. */
export const Cards = ({ children }: { children: ReactNode }) => <div className="cards">{children}</div>;

type Tone = 'good' | 'warm' | 'bad' | 'wait';

/** A figure with what it means and what it is compared with. Several stand in a `Stats`. */
export function Stat({
  value,
  label,
  meaning,
  compared,
  tone,
  href,
}: {
  value: ReactNode;
  label: string;
  /** The definition, shown below the label */
  meaning?: string;
  /** Such as `12 before` */
  compared?: ReactNode;
  tone?: Tone | undefined;
  href?: string;
}) {
  const inside = (
    <>
      <span className="stat-label">{label}</span>
      <span className={`stat-value ${tone ?? ''}`}>{value}</span>
      {compared && <span className="stat-compared">{compared}</span>}
      {meaning && <span className="stat-meaning">{meaning}</span>}
    </>
  );
  return href ? (
    <a className="stat" href={href}>
      {inside}
    </a>
  ) : (
    <div className="stat">{inside}</div>
  );
}
export const Stats = ({ children }: { children: ReactNode }) => <div className="stats">{children}</div>;

const TONES: Readonly<Record<string, Tone>> = {
  sent: 'good', converted: 'good', won: 'good', given: 'good', customer: 'good', active: 'good', accepted: 'good', meeting: 'good', ok: 'good', delivered: 'good', reached: 'good', 'on-pace': 'good', done: 'good',
  sql: 'warm', mql: 'warm', new: 'warm', contacted: 'warm', started: 'warm',
  failed: 'bad', 'in-doubt': 'bad', overdue: 'bad', withdrawn: 'bad', rejected: 'bad', disqualified: 'bad', lost: 'bad', behind: 'bad', missed: 'bad', refused: 'bad',
  paused: 'wait', waiting: 'wait', deferred: 'wait', unconfirmed: 'wait', recycled: 'wait',
}; // prettier-ignore

/** @param name a status or stage of the API, said in words; or `children`, said as they are */
export function Badge({ name, tone, children }: { name?: string; tone?: Tone; children?: ReactNode }) {
  const names = useNames();
  const said = name === undefined ? children : names(isStage(name) ? 'stage' : 'status', name);
  return <span className={`badge ${tone ?? TONES[name ?? ''] ?? ''}`}>{said}</span>;
}
const isStage = (name: string): boolean => ['visitor', 'lead', 'mql', 'sql', 'customer', 'disqualified'].includes(name);

/** A time as people say it; the exact one when pointed at. */
export const Time = ({ at, exact }: { at: string; exact?: boolean }) => (
  <time dateTime={at} title={moment(at)}>
    {exact ? moment(at) : relative(at)}
  </time>
);

export const PersonLink = ({ email, name }: { email: string; name?: string | null }) => (
  <a href={hashOf(['people', email])}>{name ?? email}</a>
);

/** Names with their values. */
export function Facts({ facts }: { facts: readonly (readonly [name: ReactNode, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value], index) => (
        <div key={index}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Something that everybody on this page must know. */
export const Notice = ({
  tone = 'warm',
  children,
  actions,
}: {
  tone?: Tone;
  children: ReactNode;
  actions?: ReactNode;
}) =>
  // prettier-ignore
  <div className={`notice ${tone}`} role="status">
    <div>{children}</div>
    {actions && <div className="actions">{actions}</div>}
  </div>;
