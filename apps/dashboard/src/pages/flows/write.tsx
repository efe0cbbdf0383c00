import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { FlowGraph } from '../../flow/graph';
import type { Spot } from '../../flow/editor';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { Badge, Card, Notice } from '../../parts/page';
import { Await, ErrorState } from '../../parts/states';
import { useToast } from '../../parts/toast';
import { useAsk, useRead } from '../../queries';
import { useMay } from '../../session';
import { textOfVersion, useDraft } from './draft';
import { PublishDialog } from './publish';
import { useSettled } from './settled';

const Editor = lazy(() => import('../../flow/editor'));
type FlowView = Schemas['FlowDto'];
type Checked = Schemas['CheckedFlowDto'];
const NOTHING: readonly Schemas['DraftFindingDto'][] = [];

export function FlowWrite({ flow }: { flow: FlowView }) {
  const version = useRead('/api/v1/flows/{id}/versions/{number}', { id: flow.id, number: String(flow.currentVersion) });
  const schema = useRead('/api/v1/schemas/{name}', { name: 'flow' });
  return (
    <Await answer={version} lines={12}>
      {({ document }) => (
        <Await answer={schema} lines={12}>
          {(known) => <Desk flow={flow} published={textOfVersion(document)} schema={known} />}
        </Await>
      )}
    </Await>
  );
}

function Desk({ flow, published, schema }: { flow: FlowView; published: string; schema: object }) {
  const { t, i18n } = useTranslation('flows');
  const may = useMay();
  const [draft, keep] = useDraft(flow.id);
  const [began, beginAgain] = useState(0);
  const [spot, setSpot] = useState<Spot | null>(null);
  // The schema is read again now and then: only another one makes another editor.
  const [first] = useState(schema);
  const text = draft?.text ?? published;
  const settled = useSettled(text);
  const locale = i18n.language.startsWith('nl') ? 'nl' : 'en';
  const check = useAsk('/api/v1/flows/check', { body: { flow: settled, id: flow.id, locale } });
  const base = draft?.base ?? flow.currentVersion;
  const write = (typed: string): void => keep(typed === published ? null : { text: typed, base });
  return (
    <>
      {draft && base !== flow.currentVersion && (
        <Notice>{t('write.outdated', { base, current: flow.currentVersion })}</Notice>
      )}
      <div className="desk">
        <Card
          title={t('write.title')}
          note={draft ? t('write.draft', { version: base }) : t('write.same', { version: base })}
          actions={
            may('marketing') && (
              <DeskActions
                flow={flow}
                text={text}
                base={base}
                changed={draft !== null}
                valid={check.data?.valid === true && settled === text}
                onDone={() => {
                  keep(null);
                  beginAgain(began + 1);
                }}
              />
            )
          }
        >
          <Suspense fallback={<div className="chart-wait editor-wait" />}>
            <Editor
              key={began}
              label={t('write.editor')}
              text={text}
              onChange={write}
              schema={first}
              findings={check.data?.findings ?? NOTHING}
              spot={spot}
              readOnly={!may('marketing')}
            />
          </Suspense>
          <p className="sub">{t('write.keys')}</p>
          <Findings check={check} onGo={setSpot} />
        </Card>
        <Beside name={flow.name} checked={check.data} />
      </div>
    </>
  );
}

function DeskActions({
  flow,
  text,
  base,
  changed,
  valid,
  onDone,
}: {
  flow: FlowView;
  text: string;
  base: number;
  changed: boolean;
  valid: boolean;
  onDone: () => void;
}) {
  const { t } = useTranslation('flows');
  const say = useToast();
  const [open, setOpen] = useState<'publish' | 'discard' | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Button small disabled={!changed} onClick={() => setOpen('discard')}>
        {t('write.discard')}
      </Button>
      <Button small look="primary" disabled={!changed || !valid} onClick={() => setOpen('publish')}>
        {t('write.publish')}
      </Button>
      <ConfirmDialog
        open={open === 'discard'}
        onClose={close}
        title={t('write.discardSure')}
        text={t('write.discardMeans')}
        action={t('write.discard')}
        danger
        onConfirm={() => {
          close();
          onDone();
        }}
      />
      {open === 'publish' && (
        <PublishDialog
          flow={flow}
          text={text}
          base={base}
          onClose={close}
          onDone={(version) => {
            close();
            onDone();
            say(t('write.published', { version }));
          }}
        />
      )}
    </>
  );
}

function Findings({
  check,
  onGo,
}: {
  check: ReturnType<typeof useAsk<'/api/v1/flows/check'>>;
  onGo: (spot: Spot) => void;
}) {
  const { t } = useTranslation('flows');
  if (check.error) return <ErrorState error={check.error} retry={() => void check.refetch()} />;
  if (!check.data) return null;
  const { findings, mostMails } = check.data;
  return (
    <section className="findings" aria-live="polite" aria-label={t('write.findings')}>
      {findings.length === 0 ? (
        <p className="found-none">{t('write.fine')}</p>
      ) : (
        <ul className="rows">
          {findings.map((each) => (
            <li key={`${each.line}:${each.column} ${each.rule} ${each.message}`}>
              <div className="row-main">
                <span>
                  <Badge tone={each.level === 'error' ? 'bad' : 'warm'}>{t(`write.${each.level}`)}</Badge>{' '}
                  {each.message}
                </span>
                {each.suggestion && <span className="sub">{each.suggestion}</span>}
              </div>
              <Button small look="quiet" onClick={() => onGo({ line: each.line, column: each.column })}>
                {t('write.line', { line: each.line })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {mostMails && (
        <p className="sub">
          {t('write.mostMails', { count: mostMails.mails, within: mostMails.within, byTime: mostMails.byTime.mails })}
        </p>
      )}
    </section>
  );
}

/** The draft drawn and told; where it has errors, the last one that could be. */
function Beside({ name, checked }: { name: string; checked: Checked | undefined }) {
  const { t } = useTranslation('flows');
  const [last, setLast] = useState<Checked | undefined>();
  if (checked?.graph && checked !== last) setLast(checked);
  const shown = checked?.graph ? checked : last;
  return (
    <div className="stack">
      <Card title={t('write.drawn')} {...(shown && checked !== shown ? { note: t('write.stale') } : {})}>
        {checked?.notDrawn && <p className="sub">{t(`write.why.${checked.notDrawn}`)}</p>}
        {shown?.graph ? <FlowGraph name={name} picture={shown.graph} /> : <p className="sub">{t('write.notDrawn')}</p>}
      </Card>
      {shown?.explain && (
        <Card title={t('write.told')}>
          {shown.explain.map(({ heading, sentences }) => (
            <section className="told" key={heading}>
              <h3>{heading}</h3>
              <ul>
                {sentences.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            </section>
          ))}
        </Card>
      )}
    </div>
  );
}
