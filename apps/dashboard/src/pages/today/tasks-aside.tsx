import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { Button } from '../../parts/button';
import { ConfirmDialog } from '../../parts/dialog';
import { Card, PersonLink, Time } from '../../parts/page';
import { AwaitList, EmptyState } from '../../parts/states';
import { useToast } from '../../parts/toast';
import { useAct, useList } from '../../queries';
import { useMay } from '../../session';
import type words from '../../words/en/today';

type Task = Schemas['SetAsideTaskDto'];
/** Queues that have a name for people; another is called as it is. */
type Queue = keyof typeof words.task;

/** What failed so often that it is left alone: tried again, or dropped, by whoever operates. */
export function TasksAside() {
  const { t } = useTranslation('today');
  const may = useMay();
  const list = useList('/api/v1/tasks/set-aside', { limit: '10' });
  return (
    <Card title={t('tasksTitle')} note={t('tasksNote')}>
      <AwaitList list={list} empty={<EmptyState />}>
        {(tasks) => (
          <ul className="rows">
            {tasks.map((task) => (
              <li key={task.id}>
                <div className="row-main">
                  <strong>{t(`task.${task.queue as Queue}`, { defaultValue: task.queue })}</strong>
                  <About task={task} />
                  <span className="sub">{task.reason}</span>
                </div>
                <div className="row-side">
                  <span className="sub">
                    {t('tries', { count: task.attempts })} · <Time at={task.since} />
                  </span>
                  {may('admin') && <TaskActions task={task} />}
                </div>
              </li>
            ))}
          </ul>
        )}
      </AwaitList>
    </Card>
  );
}

/** Whom it is about, and which flow wanted it. */
function About({ task: { contact, flow } }: { task: Task }) {
  if (contact === null && flow === null) return null;
  return (
    <span className="sub">
      {contact && <PersonLink email={contact} />}
      {contact && flow && ' · '}
      {flow && <a href={hashOf(['flows', flow])}>{flow}</a>}
    </span>
  );
}

function TaskActions({ task }: { task: Task }) {
  const { t } = useTranslation('today');
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const retry = useAct('/api/v1/tasks/{id}/retry', 'post');
  const discard = useAct('/api/v1/tasks/{id}/discard', 'post');
  const values = { id: task.id };
  return (
    <div className="actions">
      <Button
        small
        busy={retry.isPending}
        onClick={() =>
          retry.mutate(
            { values },
            { onSuccess: () => say(t('retried')), onError: (problem) => say(problem.detail ?? problem.message, 'bad') },
          )
        }
      >
        {t('retry')}
      </Button>
      <Button small onClick={() => setAsking(true)}>
        {t('discard')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('discardTitle')}
        text={t('discardText', { task: t(`task.${task.queue as Queue}`, { defaultValue: task.queue }) })}
        action={t('discard')}
        danger
        busy={discard.isPending}
        error={discard.error}
        onConfirm={() => discard.mutate({ values }, { onSuccess: () => say(t('discarded')) })}
      />
    </div>
  );
}
