import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { duration, moment } from '../../format';
import { Badge, Time } from '../../parts/page';

type Handoff = Schemas['HandoffDto'];
/** With less than this at work, it gets pressing. */
const SOON_MINUTES = 120;

/** The clock of the agreement, in words and colour: time at work alone counts. */
export function TimeLeft({ handoff }: { handoff: Handoff }) {
  const { t } = useTranslation('sales');
  const { minutesLeft: left, status, acceptBy, contactBy, closedAt, createdAt } = handoff;
  const due = status === 'new' ? acceptBy : status === 'accepted' ? contactBy : null;
  if (closedAt || due === null || left === null) {
    return (
      <span className="sub">
        {closedAt ? t('closedAt') : t('since')} <Time at={closedAt ?? createdAt} />
      </span>
    );
  }
  const what = status === 'new' ? 'accept' : 'contact';
  const late = left < 0 || handoff.overdue;
  const time = duration(Math.abs(left) * 60);
  return (
    <span className="clock" title={t('clock.due', { at: moment(due) })}>
      <Badge tone={late ? 'bad' : left < SOON_MINUTES ? 'warm' : 'good'}>
        {late ? t(`clock.${what}Late`, { time }) : t(`clock.${what}`, { time })}
      </Badge>
    </span>
  );
}
