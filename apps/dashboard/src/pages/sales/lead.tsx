import { useTranslation } from 'react-i18next';
import { hashOf } from '../../address';
import type { Schemas } from '../../client';
import { duration, number, signed } from '../../format';
import type { PageProps } from '../../page-props';
import { ButtonLink } from '../../parts/button';
import { AnswerLine, leadName } from '../../parts/lists';
import { Badge, Card, Cards, Facts, Page, Time } from '../../parts/page';
import { Await, EmptyState } from '../../parts/states';
import { useRead } from '../../queries';
import { AnswerButtons } from './answer';
import { type BriefLine, readBrief } from './brief';
import { TimeLeft } from './time-left';

type Handoff = Schemas['HandoffDto'];

/** One lead: all that the salesperson was told, and what they said. */
export default function Lead({ params }: PageProps) {
  const { t } = useTranslation('sales');
  const handoff = useRead('/api/v1/handoffs/{id}', { id: params['id'] });
  const { data } = handoff;
  return (
    <Page
      title={data ? leadName(data) : '…'}
      back={{ href: '#/sales', text: t('title') }}
      lead={
        data && (
          <>
            <Badge name={data.status} /> {data.salesperson ?? t('nobody')} · <TimeLeft handoff={data} />
          </>
        )
      }
      actions={data && <AnswerButtons handoff={data} />}
    >
      <Await answer={handoff}>{(lead) => <Brief handoff={lead} />}</Await>
    </Page>
  );
}

function Brief({ handoff }: { handoff: Handoff }) {
  const { t } = useTranslation('sales');
  const brief = readBrief(handoff.brief);
  return (
    <Cards>
      <Card
        title={t('brief.why')}
        note={brief.score !== null && t('brief.points', { score: number(brief.score) })}
        actions={brief.fit !== null && <Badge>{t('brief.fit', { fit: number(brief.fit) })}</Badge>}
      >
        <ul>
          {handoff.reasons.map(({ because, at }) => (
            <li key={`${at}${because}`}>{because}</li>
          ))}
        </ul>
        {brief.opening && (
          <p className="quote">
            <span className="sub">{t('brief.opening')}</span>
            {brief.opening}
          </p>
        )}
        {brief.message && (
          <p className="quote">
            <span className="sub">{t('brief.message')}</span>
            {brief.message}
          </p>
        )}
      </Card>
      <Card
        title={t('brief.who')}
        actions={
          <ButtonLink small href={hashOf(['people', handoff.email])}>
            {t('brief.person')}
          </ButtonLink>
        }
      >
        <Who handoff={handoff} />
      </Card>
      <Card title={t('brief.did')}>
        <Lines lines={brief.activity} />
      </Card>
      <Card title={t('brief.score')}>
        <Lines lines={brief.scoreLines} />
      </Card>
      <Card title={t('brief.answers')}>
        {handoff.answers.length === 0 && <EmptyState>{t('brief.noAnswers')}</EmptyState>}
        <ul className="rows">
          {handoff.answers.toReversed().map((answer) => (
            <li key={`${answer.at}${answer.answer}`}>
              <AnswerLine answer={answer} />
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('brief.desks')}>
        <Desks handoff={handoff} />
      </Card>
    </Cards>
  );
}

function Who({ handoff }: { handoff: Handoff }) {
  const { t } = useTranslation('sales');
  const brief = readBrief(handoff.brief);
  const facts = [
    [t('brief.email'), <a key="mail" href={`mailto:${handoff.email}`}>{handoff.email}</a>], // prettier-ignore
    brief.phone && [t('brief.phone'), <a key="phone" href={`tel:${brief.phone}`}>{brief.phone}</a>], // prettier-ignore
    brief.role && [t('brief.role'), brief.role],
    brief.company && [t('brief.company'), brief.company],
    brief.country && [t('brief.country'), brief.country],
    brief.source && [t('brief.source'), brief.source],
    brief.known > 1 && [t('brief.colleagues'), <>{t('brief.known', { count: brief.known })} {brief.colleagues.join('; ')}</>], // prettier-ignore
  ] as const;
  return <Facts facts={facts.filter((fact): fact is Exclude<typeof fact, false | null | ''> => Boolean(fact)).map(([name, value]) => [name, value])} />; // prettier-ignore
}

function Lines({ lines }: { lines: readonly BriefLine[] }) {
  const { t } = useTranslation('sales');
  if (lines.length === 0) return <EmptyState>{t('brief.noAnswers')}</EmptyState>;
  return (
    <ul className="rows">
      {lines.map(({ at, text, points }, index) => (
        <li key={index}>
          <span>
            {points !== null && <strong className="num">{signed(points)} </strong>}
            {text}
          </span>
          <span className="sub">
            <Time at={at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Desks({ handoff }: { handoff: Handoff }) {
  const { t } = useTranslation('sales');
  const took = (minutes: number): string => duration(minutes * 60);
  if (handoff.desks.length === 0) return <EmptyState>{t('nobody')}</EmptyState>;
  return (
    <ul className="rows">
      {handoff.desks.map((desk) => (
        <li key={`${desk.person}${desk.assignedAt}`}>
          <div className="row-main">
            <strong>{desk.person}</strong>
            <span className="sub">
              {desk.acceptMinutes === null
                ? t('brief.notAccepted')
                : t('brief.accepted', { time: took(desk.acceptMinutes) })}
              {desk.contactMinutes !== null && `, ${t('brief.contacted', { time: took(desk.contactMinutes) })}`}
              {desk.endedAt && handoff.salesperson !== desk.person && `, ${t('brief.passedOn')}`}
            </span>
          </div>
          <span className="sub">
            <Time at={desk.assignedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}
