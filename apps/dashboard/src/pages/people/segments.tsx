import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyOf, Schemas } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { useToast } from '../../parts/toast';
import { useAct, useRead } from '../../queries';
import { useMay } from '../../session';

type Segment = Schemas['SegmentDto'];
type Condition = BodyOf<'/api/v1/segments', 'post'>['condition'];

/** Segments that somebody saved: to open, to save what is asked now, to forget. */
export function Segments({ condition, onOpen }: { condition: Condition | null; onOpen: (condition: object) => void }) {
  const { t } = useTranslation('people');
  const may = useMay();
  const { data } = useRead('/api/v1/segments');
  const [saving, setSaving] = useState(false);
  const asked = JSON.stringify(condition);
  const current = data?.items.find((each) => JSON.stringify(each.condition) === asked);
  if (!data) return null;
  return (
    <div className="filters">
      <select
        aria-label={t('segment.label')}
        value={current?.id ?? ''}
        disabled={data.items.length === 0}
        onChange={(event) => {
          const chosen = data.items.find(({ id }) => id === event.target.value);
          if (chosen) onOpen(chosen.condition);
        }}
      >
        <option value="">{data.items.length === 0 ? t('segment.none') : t('segment.choose')}</option>
        {data.items.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {may('marketing') && condition && !current && (
        <Button onClick={() => setSaving(true)}>{t('segment.save')}</Button>
      )}
      {may('marketing') && current && <Forget segment={current} />}
      {saving && condition && <Save condition={condition} onClose={() => setSaving(false)} />}
    </div>
  );
}

function Save({ condition, onClose }: { condition: Condition; onClose: () => void }) {
  const { t } = useTranslation('people');
  const say = useToast();
  const [name, setName] = useState('');
  const save = useAct('/api/v1/segments', 'post');
  const submit = (): void =>
    save.mutate(
      { body: { name: name.trim(), condition } },
      {
        onSuccess: () => {
          say(t('segment.saved', { name: name.trim() }));
          onClose();
        },
      },
    );
  return (
    <Dialog open onClose={onClose} title={t('segment.save')} text={t('segment.saveText')}>
      <Form
        onSubmit={submit}
        busy={save.isPending}
        error={save.error}
        fields={['name']}
        action={t('segment.save')}
        disabled={!name.trim()}
      >
        <Field label={t('segment.name')} name="name" error={save.error}>
          <input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        </Field>
      </Form>
    </Dialog>
  );
}

function Forget({ segment: { id, name } }: { segment: Segment }) {
  const { t } = useTranslation('people');
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const remove = useAct('/api/v1/segments/{id}', 'delete');
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('segment.remove', { name })}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('segment.remove', { name })}
        text={t('segment.removeText')}
        action={t('segment.remove', { name })}
        danger
        busy={remove.isPending}
        error={remove.error}
        onConfirm={() =>
          remove.mutate(
            { values: { id } },
            {
              onSuccess: () => {
                setAsking(false);
                say(t('segment.removed', { name }));
              },
            },
          )
        }
      />
    </>
  );
}
