import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem, read, type Schemas } from '../../client';
import { Field, Form } from '../../parts/form';
import { Card, Notice } from '../../parts/page';
import { Await } from '../../parts/states';
import { useRead } from '../../queries';
import { copyOf, idOf, smallFlow } from './beginning';

type FlowDocument = Readonly<Record<string, unknown>>;
type Gallery = readonly Schemas['GalleryFlowDto'][];

/** What usually makes somebody interested; the workspace adds its own. */
const TRIGGERS = ['asset.downloaded', 'form.submitted', 'quiz.completed', 'contact.created'];

interface Asked {
  /** Empty: the small one; else `flow:ID` or `gallery:ID` */
  readonly from: string;
  readonly name: string;
  readonly on: string;
  readonly mail: string;
  readonly topic: string;
}
const FIRST: Asked = { from: '', name: '', on: '', mail: '', topic: '' };

/** What a new flow begins as: a small one, a copy of another, or one of the gallery. */
export function Begin({ onBegin }: { onBegin: (document: FlowDocument) => void }) {
  const { t } = useTranslation('flows');
  const gallery = useRead('/api/v1/gallery');
  return (
    <Card title={t('new.how')}>
      <Await answer={gallery}>{({ items }) => <BeginForm gallery={items} onBegin={onBegin} />}</Await>
    </Card>
  );
}

function BeginForm({ gallery, onBegin }: { gallery: Gallery; onBegin: (document: FlowDocument) => void }) {
  const { t } = useTranslation('flows');
  const flows = useRead('/api/v1/flows');
  const [asked, ask] = useState(FIRST);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const parts = useSmallParts(asked);
  const change = (changed: Partial<Asked>): void => ask({ ...asked, ...changed });
  const id = idOf(asked.name);
  const taken = flows.data?.items.some((flow) => flow.id === id) ?? false;
  const chosen = gallery.find((each) => asked.from === `gallery:${each.id}`);
  const ready = id !== '' && !taken && (asked.from !== '' || parts.mail !== '');
  const begin = async (): Promise<void> => {
    setBusy(true);
    try {
      onBegin(await beginningOf(asked.from, { id, name: asked.name.trim() }, parts, gallery));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      setProblem(error);
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void begin()} busy={busy} error={problem} action={t('new.begin')} disabled={!ready}>
      <Field
        label={t('new.name')}
        name="name"
        hint={taken ? t('new.taken', { id }) : id ? t('new.id', { id }) : t('new.nameHint')}
      >
        <input value={asked.name} maxLength={100} onChange={(event) => change({ name: event.target.value })} />
      </Field>
      <Field label={t('new.from')} name="from">
        <select value={asked.from} onChange={(event) => change({ from: event.target.value })}>
          <option value="">{t('new.small')}</option>
          <optgroup label={t('new.copy')}>
            {flows.data?.items.map((flow) => (
              <option key={flow.id} value={`flow:${flow.id}`}>
                {flow.name}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('new.gallery')}>
            {gallery.map((each) => (
              <option key={each.id} value={`gallery:${each.id}`}>
                {each.name}
              </option>
            ))}
          </optgroup>
        </select>
      </Field>
      {asked.from === '' && <SmallFields parts={parts} onChange={change} />}
      {chosen && chosen.missingMails.length > 0 && (
        <Notice>{t('new.lacks', { mails: chosen.missingMails.join(', '), programme: chosen.programme })}</Notice>
      )}
    </Form>
  );
}

type Parts = ReturnType<typeof useSmallParts>;

/** What a small flow is made of, with the first of each where nothing was chosen. */
function useSmallParts({ on, mail, topic }: Asked) {
  const workspace = useRead('/api/v1/workspace');
  const templates = useRead('/api/v1/mails/templates');
  const triggers = [...TRIGGERS, ...(workspace.data?.events ?? [])];
  const topics = workspace.data?.topics.map((each) => each.id) ?? [];
  const mails = templates.data?.items.filter(({ use }) => use !== 'internal').map(({ name }) => name) ?? [];
  return {
    triggers,
    topics,
    mails,
    on: on || (triggers[0] ?? ''),
    topic: topic || (topics[0] ?? ''),
    mail: mail || (mails[0] ?? ''),
  };
}

function SmallFields({ parts, onChange }: { parts: Parts; onChange: (changed: Partial<Asked>) => void }) {
  const { t } = useTranslation('flows');
  const choice = (label: string, name: 'on' | 'mail' | 'topic', options: readonly string[]) => (
    <Field label={label} name={name}>
      <select value={parts[name]} onChange={(event) => onChange({ [name]: event.target.value })}>
        {options.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
    </Field>
  );
  return (
    <>
      {choice(t('new.on'), 'on', parts.triggers)}
      {choice(t('new.mail'), 'mail', parts.mails)}
      {choice(t('new.topic'), 'topic', parts.topics)}
      <p className="sub">{t('new.smallMeans')}</p>
    </>
  );
}

/** @throws ApiProblem where the flow that is to be copied can't be read */
async function beginningOf(
  from: string,
  named: { readonly id: string; readonly name: string },
  parts: Parts,
  gallery: Gallery,
): Promise<FlowDocument> {
  const [kind, ...rest] = from.split(':');
  const source = rest.join(':');
  if (kind === 'gallery') return copyOf(gallery.find(({ id }) => id === source)?.document ?? {}, named);
  if (kind !== 'flow') return smallFlow(named, parts);
  const { currentVersion } = await read('/api/v1/flows/{id}', { id: source });
  const version = { id: source, number: String(currentVersion) };
  return copyOf((await read('/api/v1/flows/{id}/versions/{number}', version)).document, named);
}
