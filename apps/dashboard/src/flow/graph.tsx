// A flow as a picture (drawn by React Flow, read when one is shown), and the same as two tables.
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { number, percent } from '../format';
import { Button } from '../parts/button';
import { DataTable } from '../parts/table';
import { type FlowPicture, type Lit, placesOf, waysOn } from './picture';

const draw = () => import('./graph-drawing');
const Drawing = lazy(draw);
/** What draws is read while the flow is. */
export const drawAhead = (): void => void draw().catch(() => undefined);

const MOST_PX = 960;
const LEAST_PX = 320;

export function FlowGraph({
  name,
  picture,
  lit,
  picked,
  onPick,
}: {
  name: string;
  picture: FlowPicture;
  lit?: Lit;
  /** The box that is looked at */
  picked?: string | null;
  onPick?: (id: string) => void;
}) {
  const { t } = useTranslation('flows');
  const [asTable, setAsTable] = useState(false);
  const height = Math.min(MOST_PX, Math.max(LEAST_PX, picture.height + 60));
  return (
    <figure className="chart graph">
      {asTable ? (
        <GraphTables picture={picture} />
      ) : (
        <div className="graph-frame" style={{ height }} role="group" aria-label={t('graph.of', { name })}>
          <Suspense fallback={<div className="chart-wait" style={{ height }} />}>
            <Drawing picture={picture} lit={lit} picked={picked} onPick={onPick} />
          </Suspense>
        </div>
      )}
      <figcaption>
        <Button look="quiet" small onClick={() => setAsTable(!asTable)}>
          {asTable ? t('graph.asPicture') : t('graph.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}

/** Figures stand only where people are counted. */
export function GraphTables({ picture }: { picture: FlowPicture }) {
  const { t } = useTranslation('flows');
  const counted = picture.nodes.some(({ people }) => people !== undefined);
  const count = (value: number | undefined): string => (value === undefined ? '' : number(value));
  const share = (value: number | null | undefined): string => (typeof value === 'number' ? percent(value) : '–');
  return (
    <>
      <DataTable
        name={t('graph.states')}
        rows={placesOf(picture)}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', header: t('graph.state'), cell: ({ name }) => name },
          { id: 'does', header: t('graph.does'), cell: ({ lines }) => lines.join(', ') || '–', minor: counted },
          ...(counted
            ? [
                { id: 'people', header: t('inIt'), num: true, cell: (row: Box) => count(row.people) },
                { id: 'entered', header: t('graph.entered'), num: true, cell: (row: Box) => count(row.entered) },
                { id: 'lost', header: t('graph.lost'), num: true, cell: (row: Box) => share(row.dropOff) },
              ]
            : []),
        ]}
      />
      <DataTable
        name={t('moves')}
        rows={waysOn(picture)}
        rowKey={({ id }) => id}
        columns={[
          { id: 'from', header: t('from'), cell: ({ fromName }) => fromName },
          { id: 'because', header: t('because'), cell: ({ labels }) => labels.join(', ') || '–' },
          { id: 'to', header: t('to'), cell: ({ toName }) => toName },
          ...(counted
            ? [
                { id: 'people', header: t('people'), num: true, cell: (row: Way) => count(row.people) },
                { id: 'share', header: t('share'), num: true, cell: (row: Way) => share(row.share) },
              ]
            : []),
        ]}
      />
    </>
  );
}
type Box = FlowPicture['nodes'][number];
type Way = FlowPicture['edges'][number];
