import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { Dialog } from '../../parts/dialog';
import { Badge, Facts, PersonLink, Time } from '../../parts/page';
import { Await } from '../../parts/states';
import { useRead } from '../../queries';
import { useMay } from '../../session';
import { useNames } from '../../words/names';
import { Resolve } from '../today/mails';

type Mail = Schemas['MailWithHitsDto'];

/** One mail: why it is where it is, what its reader did, and what came back of it. */
export function MailDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('mails');
  const mail = useRead('/api/v1/mails/{id}', { id });
  return (
    <Dialog open onClose={onClose} title={mail.data?.name ?? t('mail')}>
      <Await answer={mail}>{(data) => <Story mail={data} />}</Await>
    </Dialog>
  );
}

function Story({ mail }: { mail: Mail }) {
  const { t } = useTranslation('mails');
  const names = useNames();
  const may = useMay();
  const when = (name: string, at: string | null) =>
    at === null ? [] : [[name, <Time key={name} at={at} exact />] as const];
  return (
    <div className="stack">
      <Facts
        facts={[
          [t('status'), <Badge key="status" name={mail.status} />],
          ...(mail.reason ? [[t('why'), names('reason', mail.reason)] as const] : []),
          ...(mail.onMachineEvidence ? [[t('note'), t('onMachine')] as const] : []),
          [t('recipient'), mail.contact ? <PersonLink key="who" email={mail.contact} /> : (mail.recipient ?? '–')],
          ...(mail.flow
            ? [[t('flow'), <a key="flow" href={hashOf(['flows', mail.flow], { state: mail.state ?? undefined })}>{[mail.flow, mail.state].filter(Boolean).join(' · ')}</a>] as const] // prettier-ignore
            : []),
          ...when(t('planned'), mail.createdAt),
          ...when(t('tried'), mail.startedAt),
          ...when(t('settled'), mail.settledAt),
          ...when(t('nextTry'), mail.nextAt),
          ...(mail.attempts > 1 ? [[t('attempts'), String(mail.attempts)] as const] : []),
        ]}
      />
      {mail.status === 'in-doubt' && may('marketing') && <Resolve mail={mail} />}
      {mail.hits.length > 0 && <Hits hits={mail.hits} />}
      {mail.returns.length > 0 && (
        <section>
          <h3>{t('returns')}</h3>
          <ul className="rows">
            {mail.returns.map((each) => (
              <li key={each.at + each.kind}>
                <span>
                  {t(`return.${each.kind}`)}: {each.reason} {each.status && <code>{each.status}</code>}
                </span>
                <Time at={each.at} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Hits({ hits }: { hits: Mail['hits'] }) {
  const { t } = useTranslation('mails');
  return (
    <section>
      <h3>{t('hits')}</h3>
      <ul className="rows">
        {hits.map((hit) => (
          <li key={hit.at + hit.kind + (hit.destination ?? '')}>
            <div className="row-main">
              <span>
                {t(`hit.${hit.kind}`)}{' '}
                <Badge tone={hit.counts ? 'good' : 'wait'}>{hit.counts ? t('byPerson') : t('notCounted')}</Badge>
              </span>
              {hit.destination && <span className="sub">{hit.destination}</span>}
              {hit.signs.length > 0 && <span className="sub">{hit.signs.join(', ')}</span>}
            </div>
            <Time at={hit.at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
