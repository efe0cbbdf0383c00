import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { Button, ButtonLink } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { MailList } from '../../parts/lists';
import { Card } from '../../parts/page';
import { AwaitList, EmptyState } from '../../parts/states';
import { useToast } from '../../parts/toast';
import { listAhead, useAct, useList } from '../../queries';
import { useMay } from '../../session';

/** Somebody who looked at the mail server's log says what became of them. */
export function DoubtfulMails() {
  const { t } = useTranslation('today');
  const may = useMay();
  const list = useList('/api/v1/mails', { status: 'in-doubt', limit: '10' });
  return (
    <Card title={t('doubtTitle')} note={t('doubtNote')}>
      <AwaitList list={list} empty={<EmptyState />}>
        {(mails) => (
          <MailList mails={mails} {...(may('marketing') ? { actions: (mail) => <Resolve mail={mail} /> } : {})} />
        )}
      </AwaitList>
    </Card>
  );
}

export function Resolve({ mail }: { mail: Schemas['MailDto'] }) {
  const { t } = useTranslation('today');
  const say = useToast();
  const resolve = useAct('/api/v1/mails/{id}/resolve', 'post');
  const settle = (arrived: boolean): void =>
    resolve.mutate(
      { values: { id: mail.id }, body: { arrived } },
      {
        onSuccess: () => say(t('resolved')),
        onError: (problem) => say(problem.detail ?? problem.message, 'bad'),
      },
    );
  return (
    <div className="actions">
      <Button small busy={resolve.isPending} onClick={() => settle(true)}>
        {t('arrived')}
      </Button>
      <Button small busy={resolve.isPending} onClick={() => settle(false)}>
        {t('notArrived')}
      </Button>
      {mail.flow !== null && <SendAgain mail={mail} />}
    </div>
  );
}

/** It may be there already: whoever asks for it is told so first. */
function SendAgain({ mail }: { mail: Schemas['MailDto'] }) {
  const { t } = useTranslation('today');
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const again = useAct('/api/v1/mails/{id}/send-again', 'post');
  const close = (): void => setAsking(false);
  const done = (): void => {
    say(t('sentAgain'));
    close();
  };
  return (
    <>
      <Button small onClick={() => setAsking(true)}>
        {t('sendAgain')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={close}
        title={t('againTitle', { mail: mail.name, recipient: mail.contact ?? mail.recipient })}
        text={t('againText')}
        action={t('sendAgain')}
        busy={again.isPending}
        error={again.error}
        onConfirm={() => again.mutate({ values: { id: mail.id } }, { onSuccess: done })}
      />
    </>
  );
}

const latest = (status: 'failed' | 'skipped') => ({ status, limit: '5' });
export const NEEDS_MAILS = [
  listAhead('/api/v1/mails', latest('failed')),
  listAhead('/api/v1/mails', latest('skipped')),
];

const Latest = ({ status, title }: { status: 'failed' | 'skipped'; title: string }) => {
  const { t } = useTranslation('today');
  const list = useList('/api/v1/mails', latest(status));
  if (list.items?.length === 0) return null;
  const all = (
    <ButtonLink small look="quiet" href={hashOf(['mails'], { status })}>
      {t('all')}
    </ButtonLink>
  );
  return (
    <Card title={title} actions={all}>
      <AwaitList list={{ ...list, hasNextPage: false }} empty={<EmptyState />}>
        {(mails) => <MailList mails={mails} />}
      </AwaitList>
    </Card>
  );
};

export const FailedMails = () => <Latest status="failed" title={useTranslation('today').t('failedTitle')} />;
export const SkippedMails = () => <Latest status="skipped" title={useTranslation('today').t('skippedTitle')} />;
