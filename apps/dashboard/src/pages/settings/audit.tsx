import { useTranslation } from 'react-i18next';
import { Badge, Card, Time } from '../../parts/page';
import { AwaitList } from '../../parts/states';
import { DataTable } from '../../parts/table';
import { useList } from '../../queries';
import { useAddress } from '../../router';
import { DownloadButton } from './download-button';

/** Who did what to what. */
export function Audit() {
  const { t } = useTranslation('settings');
  const [{ action }, change] = useAddress();
  const list = useList('/api/v1/audit', { action });
  return (
    <Card
      title={t('audit.title')}
      note={t('audit.note')}
      actions={
        <DownloadButton path="/api/v1/audit/export" name="audit.csv" values={{ action }}>
          {t('audit.export')}
        </DownloadButton>
      }
    >
      <div className="filters">
        <input
          type="search"
          aria-label={t('audit.action')}
          placeholder={t('audit.actionHint')}
          value={action ?? ''}
          onChange={(event) => change({ action: event.target.value })}
        />
      </div>
      <AwaitList list={list} empty={t('audit.none')}>
        {(items) => (
          <DataTable
            name={t('audit.title')}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                id: 'when',
                header: t('audit.when'),
                cell: ({ at }) => (
                  <span className="nowrap">
                    <Time at={at} exact />
                  </span>
                ),
              },
              { id: 'who', header: t('audit.who'), cell: ({ actor }) => actor.name ?? t(`audit.kind.${actor.kind}`) },
              { id: 'what', header: t('audit.what'), cell: (line) => <code>{line.action}</code> },
              { id: 'target', header: t('audit.target'), minor: true, cell: ({ target }) => target ?? '–' },
              { id: 'from', header: t('audit.from'), minor: true, cell: ({ address }) => address ?? '–' },
              {
                id: 'outcome',
                header: t('audit.outcome'),
                cell: ({ outcome }) => (
                  <Badge tone={outcome === 'done' ? 'good' : 'bad'}>{t(`audit.${outcome}`)}</Badge>
                ),
              },
            ]}
          />
        )}
      </AwaitList>
    </Card>
  );
}
