import { useTranslation } from 'react-i18next';
import type { Schemas } from '../../client';
import { FlowGraph } from '../../flow/graph';
import { type FlowPicture, waysOn } from '../../flow/picture';
import { number, percent } from '../../format';
import { Card, Facts, Stat, Stats } from '../../parts/page';
import { Await } from '../../parts/states';
import { useRead } from '../../queries';
import { useAddress } from '../../router';
import { useNames } from '../../words/names';

type FlowView = Schemas['FlowDto'];

export function FlowNow({ flow }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  const graph = useRead('/api/v1/flows/{id}/graph', { id: flow.id });
  return (
    <>
      <Figures flow={flow} />
      <Card title={t('way')} note={t('wayNote')}>
        <Await answer={graph} lines={12}>
          {(picture) => <LiveGraph name={flow.name} picture={picture} />}
        </Await>
      </Card>
    </>
  );
}

function Figures({ flow }: { flow: FlowView }) {
  const { t } = useTranslation('flows');
  const names = useNames();
  const active = flow.people.reduce((sum, { people }) => sum + people, 0);
  return (
    <Stats>
      <Stat value={number(active)} label={t('inIt')} />
      {flow.ended.map(({ status, people }) => (
        <Stat key={status} value={number(people)} label={names('status', status)} />
      ))}
      {flow.setAside > 0 && <Stat value={number(flow.setAside)} label={t('setAside')} tone="bad" />}
    </Stats>
  );
}

/** The state that is looked at stands in the address. */
function LiveGraph({ name, picture }: { name: string; picture: FlowPicture }) {
  const [query, change] = useAddress();
  const picked = picture.nodes.find(({ id }) => id === query['state']);
  return (
    <>
      <FlowGraph
        name={name}
        picture={picture}
        picked={picked?.id ?? null}
        onPick={(state) => change({ state: state === picked?.id ? undefined : state })}
      />
      {picked && <Place picture={picture} place={picked} />}
    </>
  );
}

function Place({ picture, place }: { picture: FlowPicture; place: FlowPicture['nodes'][number] }) {
  const { t } = useTranslation('flows');
  const ways = waysOn(picture).filter(({ from }) => from === place.id);
  return (
    <section className="flow-place" aria-live="polite">
      <h3>{place.name}</h3>
      <Facts
        facts={[
          [t('graph.does'), place.lines.join(', ') || '–'],
          [t('inIt'), number(place.people ?? 0)],
          [t('graph.entered'), number(place.entered ?? 0)],
          ...(typeof place.dropOff === 'number'
            ? [[t('graph.lost'), `${number(place.lost ?? 0)} (${percent(place.dropOff)})`] as const]
            : []),
          ...ways.map(
            ({ id, toName, labels, people, share }) =>
              [
                <span key={id}>→ {toName}</span>,
                `${labels.join(', ')}: ${number(people ?? 0)}${typeof share === 'number' ? ` (${percent(share)})` : ''}`,
              ] as const,
          ),
        ]}
      />
    </section>
  );
}
