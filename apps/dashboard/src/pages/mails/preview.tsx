import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { number, percent1, whole } from '../../format';
import { Field, Form } from '../../parts/form';
import { Badge, Card, Facts, Stat, Stats } from '../../parts/page';
import { Await } from '../../parts/states';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useAddress } from '../../router';
import { useMay } from '../../session';
import { dressed, htmlBytes } from './dressed';

type Template = Schemas['MailTemplateDto'];
type Look = Schemas['MailPreviewDto'];

/** Gmail cuts off what is longer. */
const CLIPPED_AT = 102 * 1024;
const PHONE_PX = 390;

/** How it is looked at stands in the address. */
export function Preview({ template }: { template: Template }) {
  const { t } = useTranslation('mails');
  const may = useMay();
  const [query, change] = useAddress();
  const locale = template.locales.find((each) => each === query['locale']) ?? template.locales[0];
  const look = useRead('/api/v1/mails/templates/{name}', { name: template.name, locale });
  const choice = (name: string, ids: readonly string[], say: (id: string) => string) => (
    <select
      aria-label={t(`choose.${name}` as 'choose.screen')}
      value={query[name] ?? ids[0]}
      onChange={(event) => change({ [name]: event.target.value === ids[0] ? undefined : event.target.value })}
    >
      {ids.map((id) => (
        <option key={id} value={id}>
          {say(id)}
        </option>
      ))}
    </select>
  );
  return (
    <div className="stack">
      <Card
        title={look.data?.subject ?? template.name}
        note={template.name}
        actions={
          <>
            {choice('screen', ['desktop', 'phone', 'text'], (id) => t(`screen.${id}` as 'screen.phone'))}
            {choice('shade', ['light', 'dark'], (id) => t(`shade.${id}` as 'shade.dark'))}
            {template.locales.length > 1 && choice('locale', template.locales, (id) => id)}
          </>
        }
      >
        <Await answer={look} lines={12}>
          {(data) => <Shown look={data} screen={query['screen'] ?? 'desktop'} dark={query['shade'] === 'dark'} />}
        </Await>
      </Card>
      {look.data && <About look={look.data} />}
      <MailFigures name={template.name} />
      {may('marketing') && <SendTest name={template.name} locale={locale} />}
    </div>
  );
}

/** In a frame with no origin: nothing in a mail runs, is followed or knows where it is shown. */
function Shown({ look, screen, dark }: { look: Look; screen: string; dark: boolean }) {
  const { t } = useTranslation('mails');
  // It scrolls, so the keyboard must get there.
  if (screen === 'text')
    return (
      <pre className="mail-text" tabIndex={0} role="region" aria-label={t('screen.text')}>
        {look.text}
      </pre>
    );
  return (
    <div className={dark ? 'mail-desk dark' : 'mail-desk'}>
      <iframe
        className="mail-frame"
        title={t('frame', { subject: look.subject })}
        sandbox=""
        srcDoc={dressed(look.html, dark)}
        style={{ maxWidth: screen === 'phone' ? PHONE_PX : undefined }}
      />
    </div>
  );
}

function About({ look }: { look: Look }) {
  const { t } = useTranslation('mails');
  const bytes = htmlBytes(look.html);
  const kilobytes = (of: number): string => t('kilobytes', { size: number(of / 1024) });
  return (
    <Card title={t('about')}>
      <Facts
        facts={[
          [t('size'), <span key="size">{kilobytes(bytes)} <Badge tone={bytes > CLIPPED_AT ? 'bad' : 'good'}>{t(bytes > CLIPPED_AT ? 'clipped' : 'notClipped')}</Badge></span>], // prettier-ignore
          [t('message'), kilobytes(look.bytes)],
          ...Object.entries(look.headers).map(([name, value]) => [name, value] as const),
          [t('links'), String(look.links.length)],
        ]}
      />
      {look.findings.length === 0 ? (
        <p className="found-none">{t('fine')}</p>
      ) : (
        <ul className="rows">
          {look.findings.map((each) => (
            <li key={`${each.line}:${each.column} ${each.rule}`}>
              <div className="row-main">
                <span>
                  <Badge tone={each.level === 'error' ? 'bad' : 'warm'}>{t(`level.${each.level}`)}</Badge>{' '}
                  {each.message}
                </span>
                {each.suggestion && <span className="sub">{each.suggestion}</span>}
              </div>
              <span className="sub">{t('line', { line: each.line })}</span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function MailFigures({ name }: { name: string }) {
  const { t } = useTranslation('mails');
  const answer = useRead('/api/v1/analytics/mails');
  return (
    <Await answer={answer} lines={2}>
      {({ rows }) => (
        <>
          {rows
            .filter(({ mail }) => mail === name)
            .map((row) => (
              <Stats key={row.flow}>
                <Stat label={t('figure.sent')} value={whole(row.sent.value ?? 0)} meaning={row.flow} />
                {(['opened', 'clicked', 'unsubscribed'] as const).map((each) => (
                  <Share key={each} label={t(`figure.${each}`)} figure={row[each]} />
                ))}
              </Stats>
            ))}
        </>
      )}
    </Await>
  );
}

function Share({ label, figure: { value, low, high, n } }: { label: string; figure: Schemas['FigureDto'] }) {
  const { t } = useTranslation('mails');
  const range = low === null || high === null ? '' : t('figure.range', { low: percent1(low), high: percent1(high), n: whole(n) }); // prettier-ignore
  return <Stat label={label} value={value === null ? '–' : percent1(value)} meaning={range} />;
}

function SendTest({ name, locale }: { name: string; locale: string | undefined }) {
  const { t } = useTranslation('mails');
  const say = useToast();
  const [to, setTo] = useState('');
  const send = useAct('/api/v1/mails/templates/{name}/test', 'post');
  return (
    <Card title={t('test.title')} note={t('test.note')}>
      <Form
        busy={send.isPending}
        error={send.error}
        fields={['to']}
        action={t('test.send')}
        disabled={to.trim() === ''}
        onSubmit={() =>
          send.mutate(
            { values: { name }, body: { to: to.trim(), ...(locale ? { locale } : {}) } },
            { onSuccess: (sent) => say(t(sent.left ? 'test.left' : 'test.kept', { to: sent.to })) },
          )
        }
      >
        <Field label={t('test.to')} name="to" error={send.error}>
          <input type="email" autoComplete="email" value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </Form>
    </Card>
  );
}
