import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { fieldText, list as spoken, moment, plain } from '../../format';
import { Badge, Facts, Time } from '../../parts/page';
import { EmptyState } from '../../parts/states';
import { useNames } from '../../words/names';
import { accountName } from '../accounts/name';

type Contact = Schemas['ContactDto'];

/** What they agreed to, and every time that it was said. */
export function Consent({ consent }: { consent: Contact['consent'] }) {
  const { t } = useTranslation('person');
  const names = useNames();
  return (
    <>
      <p>
        {t('mail')} <Badge name={consent.mail} /> {t('tracking')} <Badge name={consent.tracking} />
      </p>
      {consent.suppressed && <p className="trouble">{t('suppressed', { reason: plain(consent.suppressed) })}</p>}
      {consent.complained && <p className="trouble">{t('complained')}</p>}
      {consent.lessOften && <p>{t('lessOften')}</p>}
      {consent.topicsOff.length > 0 && <p>{t('topicsOff', { topics: spoken(consent.topicsOff.map(plain)) })}</p>}
      <ul className="rows">
        {consent.ledger.toReversed().map((line, index) => (
          <li key={index}>
            <div className="row-main">
              <span>
                {line.topic ?? line.kind}: {names('status', line.state)}
              </span>
              <span className="sub">
                {t('through', { source: line.source })}
                {line.wording && ` · ${line.wording}`}
              </span>
            </div>
            <span className="sub">
              <Time at={line.at} />
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Fields, tags and where they came from: text, whatever stands in it. */
export function Known({ person }: { person: Contact }) {
  const { t } = useTranslation('person');
  const source = Object.entries(person.source).map(([name, value]) => `${plain(name)} ${fieldText(value)}`);
  const { account } = person;
  return (
    <Facts
      facts={[
        ...Object.entries(person.fields).map(([name, value]) => [plain(name), fieldText(value)] as const),
        ...(account
          ? [[t('account'), <a key="account" href={hashOf(['accounts', account.id])}>{accountName(account)}</a>] as const] // prettier-ignore
          : []),
        ...(person.tags.length > 0 ? [[t('tags'), spoken(person.tags)] as const] : []),
        [t('firstHeard'), moment(person.createdAt)],
        ...(person.lastSeenAt ? [[t('seen'), moment(person.lastSeenAt)] as const] : []),
        ...(source.length > 0 ? [[t('cameFrom'), source.join(', ')] as const] : []),
      ]}
    />
  );
}

/** Each time that they came, the latest first. */
export function Touches({ touches }: { touches: Contact['touches'] }) {
  const { t } = useTranslation('person');
  if (touches.length === 0) return <EmptyState>{t('nothing')}</EmptyState>;
  return (
    <ul className="rows">
      {touches.toReversed().map((touch, index) => (
        <li key={index}>
          <div className="row-main">
            <strong>{plain(touch.channel)}</strong>
            <span className="sub">
              {[touch.mail, touch.page, touch.campaign, touch.referrer].filter(Boolean).join(' · ')}
            </span>
          </div>
          <span className="sub">
            <Time at={touch.at} />
          </span>
        </li>
      ))}
    </ul>
  );
}
