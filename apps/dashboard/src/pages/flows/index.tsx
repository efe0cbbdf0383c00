import type { First } from '../../page-props';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import { number, percent } from '../../format';
import { ButtonLink } from '../../parts/button';
import { Badge, Cards, Page } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { readAhead, useRead } from '../../queries';
import { useMay } from '../../session';

export const first: First = () => [readAhead('/api/v1/flows')];

export default function Flows() {
  const { t } = useTranslation('flows');
  const may = useMay();
  const flows = useRead('/api/v1/flows');
  const make = may('marketing') && (
    <ButtonLink look="primary" href="#/new-flow">
      {t('new.do')}
    </ButtonLink>
  );
  return (
    <Page title={t('title')} lead={t('lead')} actions={make}>
      <Await answer={flows}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('empty')}</EmptyState>
          ) : (
            <Cards>
              {items.map((flow) => (
                <a className="card link" key={flow.id} href={hashOf(['flows', flow.id])}>
                  <header className="card-head">
                    <h2>{flow.name}</h2>
                    <Badge name={flow.status} />
                  </header>
                  <div className="figures">
                    <Figure value={number(flow.active)} label={t('inIt')} />
                    <Figure value={number(flow.enrolled)} label={t('ever')} />
                    <Figure value={flow.enrolled ? percent(flow.converted / flow.enrolled) : '–'} label={t('goal')} />
                    {flow.setAside > 0 && <Figure value={number(flow.setAside)} label={t('setAside')} />}
                  </div>
                  <span className="sub">
                    {flow.id} · {t('version', { version: flow.currentVersion })}
                  </span>
                </a>
              ))}
            </Cards>
          )
        }
      </Await>
    </Page>
  );
}

const Figure = ({ value, label }: { value: string; label: string }) => (
  <div className="figure">
    <span className="figure-value">{value}</span>
    <span className="sub">{label}</span>
  </div>
);
