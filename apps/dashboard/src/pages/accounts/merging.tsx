import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashPath } from '../../address';
import type { Schemas } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog, Dialog } from '../../parts/dialog';
import { Field, Form } from '../../parts/form';
import { Time } from '../../parts/page';
import { useToast } from '../../parts/toast';
import { useAct, useList } from '../../queries';
import { goTo } from '../../router';
import { useMay } from '../../session';
import { accountName } from './name';

type Account = Schemas['AccountDto'];
type Merge = Schemas['AccountViewDto']['merges'][number];

/** Two names for one company: which of them remains is chosen among those that a search finds. */
export function MergeDialog({ account, onClose }: { account: Account; onClose: () => void }) {
  const { t } = useTranslation('accounts');
  const say = useToast();
  const [q, setQ] = useState('');
  const [into, setInto] = useState('');
  const found = useList('/api/v1/accounts', { q, limit: '20' });
  const merge = useAct('/api/v1/accounts/{id}/merge', 'post');
  const done = (): void => {
    say(t('mergeDone'));
    onClose();
    goTo(hashPath(`/accounts/${into}`, {}));
  };
  const submit = (): void => merge.mutate({ values: { id: account.id }, body: { into } }, { onSuccess: done });
  const others = (found.items ?? []).filter(({ id }) => id !== account.id);
  return (
    <Dialog open onClose={onClose} title={t('mergeTitle', { name: accountName(account) })} text={t('mergeText')}>
      <Form
        onSubmit={submit}
        busy={merge.isPending}
        error={merge.error}
        fields={['into']}
        action={t('mergeDo')}
        danger
        disabled={into === ''}
      >
        <Field label={t('search')} name="q" hint={t('intoHint')}>
          <input type="search" value={q} onChange={(event) => setQ(event.target.value)} />
        </Field>
        <Field label={t('into')} name="into" error={merge.error}>
          <select value={into} onChange={(event) => setInto(event.target.value)}>
            <option value="">{t('choose')}</option>
            {others.map((each) => (
              <option key={each.id} value={each.id}>
                {[accountName(each), each.name && each.domain].filter(Boolean).join(' · ')}
              </option>
            ))}
          </select>
        </Field>
      </Form>
    </Dialog>
  );
}

/** What was said to be the same company, and a way back. */
export function Merges({ merges }: { merges: readonly Merge[] }) {
  const { t } = useTranslation('accounts');
  return (
    <ul className="rows">
      {merges.map((merge) => (
        <li key={merge.account.id + merge.at}>
          <div className="row-main">
            <strong>{accountName(merge.account)}</strong>
            <span className="sub">
              {t('mergedBy', { who: merge.by })} · <Time at={merge.at} />
            </span>
            {merge.partedAt && (
              <span className="sub">
                {t('parted', { who: merge.partedBy ?? '' })} · <Time at={merge.partedAt} />
              </span>
            )}
          </div>
          {merge.partedAt === null && <TakeApart account={merge.account} />}
        </li>
      ))}
    </ul>
  );
}

function TakeApart({ account }: { account: Account }) {
  const { t } = useTranslation('accounts');
  const may = useMay();
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const part = useAct('/api/v1/accounts/{id}/unmerge', 'post');
  if (!may('sales')) return null;
  const done = (): void => {
    say(t('partDone'));
    setAsking(false);
  };
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('takeApart')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('partTitle', { name: accountName(account) })}
        text={t('partText')}
        action={t('takeApart')}
        busy={part.isPending}
        error={part.error}
        onConfirm={() => part.mutate({ values: { id: account.id } }, { onSuccess: done })}
      />
    </>
  );
}
