import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiProblem, Schemas } from '../../client';
import { Button } from '../../parts/button';
import { Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { Menu } from '../../parts/menu';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useMay } from '../../session';
import { type Answer, isPlain, type Outcome, possibleAnswers } from './answers';

type Handoff = Schemas['HandoffDto'];
type Asked = 'won' | 'lost' | 'recycle' | 'reject';

/** What sales may say now: the next step as a button, the rest in a menu. */
export function AnswerButtons({ handoff }: { handoff: Handoff }) {
  const { t } = useTranslation('sales');
  const say = useToast();
  const may = useMay();
  const [asked, setAsked] = useState<Asked | null>(null);
  const act = useAct('/api/v1/handoffs/{id}/outcome', 'post');
  const answers = possibleAnswers(handoff.status);
  if (!may('sales') || answers.length === 0) return null;
  const give = (body: Outcome): void =>
    act.mutate(
      { values: { id: handoff.id }, body },
      {
        onSuccess: () => {
          setAsked(null);
          say(t('ask.said', { answer: t(`answer.${body.answer}`) }));
        },
        onError: (problem) => isPlain(body.answer) && say(problem.detail ?? problem.message, 'bad'),
      },
    );
  const choose = (answer: Answer): void => (isPlain(answer) ? give({ answer }) : setAsked(answer as Asked));
  const [first, ...rest] = answers;
  return (
    <div className="actions">
      {first && (
        <Button small look="primary" busy={act.isPending} onClick={() => choose(first)}>
          {t(`answer.${first}`)}
        </Button>
      )}
      <Menu
        small
        button={t('more')}
        groups={[
          { items: rest.filter(isPlain).map((id) => ({ id, name: t(`answer.${id}`), onSelect: () => choose(id) })) },
          {
            items: rest
              .filter((id) => !isPlain(id))
              .map((id) => ({ id, name: t(`answer.${id}`), onSelect: () => choose(id), danger: id === 'reject' })),
          },
        ].filter(({ items }) => items.length > 0)}
      />
      {asked && (
        <Dialog open onClose={() => setAsked(null)} title={t(`ask.${asked}`)}>
          <AnswerForm asked={asked} busy={act.isPending} error={act.error} onGive={give} />
        </Dialog>
      )}
    </div>
  );
}

function AnswerForm({
  asked,
  busy,
  error,
  onGive,
}: {
  asked: Asked;
  busy: boolean;
  error: ApiProblem | null;
  onGive: (body: Outcome) => void;
}) {
  // prettier-ignore
  const { t } = useTranslation('sales');
  const [amount, setAmount] = useState('');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const [flow, setFlow] = useState('');
  const [note, setNote] = useState('');
  const given = (): Outcome => ({
    answer: asked,
    ...(asked === 'won' ? { amount: Number(amount) } : { reason }),
    ...(asked === 'recycle' && until ? { until } : {}),
    ...(asked === 'recycle' && flow ? { flow } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  });
  return (
    <Form
      onSubmit={() => onGive(given())}
      busy={busy}
      error={error}
      fields={['amount', 'reason', 'until', 'flow', 'note']}
      action={t(`answer.${asked}`)}
      disabled={asked === 'won' ? amount === '' : reason === ''}
    >
      {asked === 'won' ? (
        <Field label={t('ask.amount')} name="amount" hint={t('ask.amountHint')} error={error}>
          <input
            type="number"
            min="0"
            step="0.01"
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
        </Field>
      ) : (
        <ReasonField list={asked} value={reason} onChange={setReason} error={error} />
      )}
      {asked === 'recycle' && <Rest until={until} setUntil={setUntil} flow={flow} setFlow={setFlow} error={error} />}
      <Field label={t('ask.note')} name="note" error={error}>
        <textarea value={note} maxLength={2000} onChange={(event) => setNote(event.target.value)} />
      </Field>
    </Form>
  );
}

type FieldError = { error: ApiProblem | null };

function ReasonField({
  list,
  value,
  onChange,
  error,
}: { list: Exclude<Asked, 'won'>; value: string; onChange: (id: string) => void } & FieldError) {
  // prettier-ignore
  const { t, i18n } = useTranslation('sales');
  const { data } = useRead('/api/v1/workspace');
  return (
    <Field label={t('ask.reason')} name="reason" error={error}>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('ask.choose')}</option>
        {data?.reasons[list].map(({ id, label }) => (
          <option key={id} value={id}>
            {label[i18n.language] ?? label[data.locale] ?? id}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Rest({
  until,
  setUntil,
  flow,
  setFlow,
  error,
}: { until: string; setUntil: (day: string) => void; flow: string; setFlow: (id: string) => void } & FieldError) {
  // prettier-ignore
  const { t } = useTranslation('sales');
  const may = useMay();
  const { data } = useRead('/api/v1/workspace');
  const flows = useRead('/api/v1/flows', {}, { when: may('read') });
  return (
    <>
      <Field
        label={t('ask.until')}
        name="until"
        hint={data && t('ask.untilHint', { days: data.agreement.recycleAfterDays })}
        error={error}
      >
        <input type="date" value={until} onChange={(event) => setUntil(event.target.value)} />
      </Field>
      {flows.data && (
        <Field label={t('ask.flow')} name="flow" error={error}>
          <select value={flow} onChange={(event) => setFlow(event.target.value)}>
            <option value="">{t('ask.sameFlow')}</option>
            {flows.data.items.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
      )}
    </>
  );
}
