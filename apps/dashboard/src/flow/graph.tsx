import './graph.css';
import { useMemo } from 'react';
import type { Schemas } from '../client';
import { number, percent, plain } from '../format';
import { BOX, curveOf, type FlowShape, reach, shapeOf } from './layout';

type Flow = Schemas['FlowDto'];

interface Taken {
  readonly from: string;
  readonly to: string;
  readonly people: number;
  readonly share: number;
}

/** Arrows that people took, all causes together, and those that nobody took yet. */
function takenOf(shape: FlowShape, flow: Flow): Taken[] {
  const arrows = new Map<string, Taken>(
    shape.arrows.map(({ from, to }) => [`${from}>${to}`, { from, to, people: 0, share: 0 }]),
  );
  const known = new Set(shape.states.map(({ name }) => name));
  for (const { from, to, people, share } of flow.edges) {
    if (from === null || from === to || !known.has(from) || !known.has(to)) continue;
    const before = arrows.get(`${from}>${to}`);
    arrows.set(`${from}>${to}`, {
      from,
      to,
      people: people + (before?.people ?? 0),
      share: share + (before?.share ?? 0),
    });
  }
  return [...arrows.values()].sort((a, b) => a.people - b.people);
}

/** The flow as a picture. The table beside it says the same in words. */
export function FlowGraph({ document, flow }: { document: Readonly<Record<string, unknown>>; flow: Flow }) {
  const shape = useMemo(() => shapeOf(document), [document]);
  const rowOf = new Map(shape.states.map(({ name }, row) => [name, row]));
  const taken = takenOf(shape, flow);
  const { left, right } = reach(taken, rowOf);
  const height = shape.states.length * (BOX.height + BOX.gap) - BOX.gap + 4;
  const most = Math.max(1, ...taken.map(({ people }) => people));
  return (
    <div className="scroll graph">
      <svg
        viewBox={`0 -2 ${left + BOX.width + right} ${height}`}
        width={left + BOX.width + right}
        height={height}
        role="img"
        aria-label={`The states of ${flow.name} and how people move between them`}
      >
        <defs>
          <marker
            id="tip"
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
            markerUnits="userSpaceOnUse"
          >
            <path className="tip" d="M 0 0 L 8 4 L 0 8 z" />
          </marker>
        </defs>
        {taken.map((arrow) => (
          <ArrowLine key={`${arrow.from}>${arrow.to}`} arrow={arrow} rowOf={rowOf} boxX={left} most={most} />
        ))}
        {shape.states.map((state, row) => (
          <StateBox key={state.name} state={state} row={row} boxX={left} flow={flow} />
        ))}
      </svg>
    </div>
  );
}

function ArrowLine({
  arrow,
  rowOf,
  boxX,
  most,
}: {
  arrow: Taken;
  rowOf: ReadonlyMap<string, number>;
  boxX: number;
  most: number;
}) {
  // prettier-ignore
  const fromRow = rowOf.get(arrow.from) ?? 0;
  const toRow = rowOf.get(arrow.to) ?? 0;
  if (fromRow === toRow) return null;
  const { path, labelX, labelY } = curveOf(fromRow, toRow, boxX);
  const anchor = toRow < fromRow ? 'end' : 'start';
  return (
    <g className={arrow.people > 0 ? 'arrow taken' : 'arrow'}>
      <title>{`${plain(arrow.from)} → ${plain(arrow.to)}: ${number(arrow.people)} people`}</title>
      <path d={path} strokeWidth={1.2 + (3.8 * arrow.people) / most} markerEnd="url(#tip)" />
      {arrow.people > 0 && (
        <text x={labelX} y={labelY} textAnchor={anchor}>
          {percent(arrow.share)}
        </text>
      )}
    </g>
  );
}

function StateBox({
  state,
  row,
  boxX,
  flow,
}: {
  state: FlowShape['states'][number];
  row: number;
  boxX: number;
  flow: Flow;
}) {
  // prettier-ignore
  const people = flow.people.find((each) => each.state === state.name)?.people ?? 0;
  const y = row * (BOX.height + BOX.gap);
  const kind = state.type === 'normal' ? (state.sends ? 'sends mail' : 'waits') : state.type;
  return (
    <g className={`state ${state.type}${people > 0 ? ' peopled' : ''}`}>
      <rect x={boxX} y={y} width={BOX.width} height={BOX.height} rx={state.type === 'final' ? BOX.height / 2 : 10} />
      <text x={boxX + 18} y={y + 23} className="state-name">
        {plain(state.name)}
      </text>
      <text x={boxX + 18} y={y + 40} className="state-kind">
        {kind}
      </text>
      {people > 0 && (
        <text x={boxX + BOX.width - 18} y={y + 33} textAnchor="end" className="state-people">
          {number(people)}
        </text>
      )}
    </g>
  );
}
