import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { Badge, Card } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useRead } from '../../queries';
import { useAddress } from '../../router';
import { hashOf } from '../../address';
import { Preview } from './preview';

type Template = Schemas['MailTemplateDto'];

/** Which mail is looked at stands in the address; the first without it. */
export function Templates() {
  const { t } = useTranslation('mails');
  const [query] = useAddress();
  const templates = useRead('/api/v1/mails/templates');
  return (
    <Await answer={templates} lines={8}>
      {({ items }) => {
        const shown = items.find(({ name }) => name === query['mail']) ?? items[0];
        return shown ? (
          <div className="templates">
            <Card title={t('templates')}>
              <Names templates={items} shown={shown} />
            </Card>
            <Preview key={shown.name} template={shown} />
          </div>
        ) : (
          <EmptyState>{t('noTemplates')}</EmptyState>
        );
      }}
    </Await>
  );
}

function Names({ templates, shown }: { templates: readonly Template[]; shown: Template }) {
  const { t } = useTranslation('mails');
  return (
    <ul className="template-names">
      {templates.map((each) => (
        <li key={each.name}>
          <a
            href={hashOf(['mails'], { tab: 'templates', mail: each.name })}
            aria-current={each.name === shown.name ? 'true' : undefined}
          >
            <strong>{each.name}</strong> <Badge>{t(`use.${each.use}`)}</Badge>
            {each.subject && <span className="sub">{each.subject}</span>}
            <span className="sub">{[each.locales.join(', '), ...each.flows].join(' · ')}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
