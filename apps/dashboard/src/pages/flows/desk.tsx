import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Spot } from '../../flow/editor';
import type { Schemas } from '../../client';
import { Card, Notice } from '../../parts/page';
import { Await } from '../../parts/states';
import { useAsk, useRead } from '../../queries';
import { useMay } from '../../session';
import { DeskActions } from './desk-actions';
import { useDraft, type Written } from './draft';
import { Drawn } from './drawn';
import { Findings } from './findings';
import { useSettled } from './settled';

const Editor = lazy(() => import('../../flow/editor'));
const NOTHING: readonly Schemas['DraftFindingDto'][] = [];

interface DeskProps {
  readonly flow: Written;
  /** The text in force; null for a new flow, which begins as its draft. */
  readonly published: string | null;
  readonly onPublished?: (id: string) => void;
}

/** Where a flow is written: its text with what the check says, its picture and its sentences. */
export function Desk(props: DeskProps) {
  const schema = useRead('/api/v1/schemas/{name}', { name: 'flow' });
  return (
    <Await answer={schema} lines={12}>
      {(known) => <OpenDesk {...props} schema={known} />}
    </Await>
  );
}

function OpenDesk({ flow, published, onPublished, schema }: DeskProps & { schema: object }) {
  const { t, i18n } = useTranslation('flows');
  const may = useMay();
  const [draft, keep] = useDraft(flow.id);
  const [began, beginAgain] = useState(0);
  const [spot, setSpot] = useState<Spot | null>(null);
  // The schema is read again now and then: only another one makes another editor.
  const [first] = useState(schema);
  const text = draft?.text ?? published ?? '';
  const settled = useSettled(text);
  const locale = i18n.language.startsWith('nl') ? 'nl' : 'en';
  const id = flow.id === '' ? {} : { id: flow.id };
  const check = useAsk('/api/v1/flows/check', { body: { flow: settled, ...id, locale } });
  const base = draft?.base ?? flow.currentVersion;
  const write = (typed: string): void => keep(typed === published ? null : { text: typed, base });
  const note = (): string => {
    if (published === null) return t('new.draft');
    return draft ? t('write.draft', { version: base }) : t('write.same', { version: base });
  };
  return (
    <>
      {draft && base !== flow.currentVersion && (
        <Notice>{t('write.outdated', { base, current: flow.currentVersion })}</Notice>
      )}
      <div className="desk">
        <Card
          title={t('write.title')}
          note={note()}
          actions={
            may('marketing') && (
              <DeskActions
                flow={flow}
                text={text}
                base={base}
                changed={draft !== null}
                valid={check.data?.valid === true && settled === text}
                onDone={(done) => {
                  keep(null);
                  beginAgain(began + 1);
                  if (done) onPublished?.(done.id);
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
        <Drawn name={flow.name} checked={check.data} />
      </div>
    </>
  );
}
