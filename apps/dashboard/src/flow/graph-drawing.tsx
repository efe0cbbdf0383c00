// The drawing half of a flow's picture, in a file of its own so that other pages don't load it.
import '@xyflow/react/dist/base.css';
import './graph.css';
import {
  BaseEdge,
  Controls,
  type Edge,
  EdgeLabelRenderer,
  type EdgeProps,
  Handle,
  MarkerType,
  type Node,
  type NodeChange,
  type NodeProps,
  Position,
  ReactFlow,
  type ReactFlowInstance,
} from '@xyflow/react';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { number, percent } from '../format';
import { type FlowPicture, labelPlace, type Lit, type PictureBox, type PictureWay } from './picture';

type BoxNode = Node<{ box: PictureBox; lit: boolean; at: boolean; picked: boolean }, 'box'>;
type WayEdge = Edge<{ way: PictureWay; lit: boolean }, 'way'>;

const STEP_PX = 60;
const NONE: Lit = { states: new Set(), ways: new Set(), at: null };

function Box({ data: { box, lit, at, picked } }: NodeProps<BoxNode>) {
  const { t } = useTranslation('flows');
  const [name, ...lines] = box.shown;
  const marks = `${lit ? ' lit' : ''}${at ? ' at' : ''}${picked ? ' picked' : ''}${box.people ? ' peopled' : ''}`;
  return (
    <div className={`box ${box.kind}${marks}`}>
      <Handle type="target" position={Position.Top} isConnectable={false} />
      <strong>{name}</strong>
      {lines.map((line, i) => (
        <span key={i}>{line}</span>
      ))}
      {box.people ? <span className="box-people">{number(box.people)}</span> : null}
      {box.dropOff ? (
        <span className="box-lost" title={t('graph.lost')}>
          −{percent(box.dropOff)}
        </span>
      ) : null}
      <Handle type="source" position={Position.Bottom} isConnectable={false} />
    </div>
  );
}

function Way({ data, markerEnd = '' }: EdgeProps<WayEdge>) {
  if (!data) return null;
  const { way, lit } = data;
  const { x, y } = labelPlace(way);
  const lines = way.label?.lines ?? [];
  const kind = `${way.anywhere ? ' anywhere' : ''}${way.people ? ' taken' : ''}${lit ? ' lit' : ''}`;
  return (
    <>
      <BaseEdge path={way.path} markerEnd={markerEnd} className={`way${kind}`} />
      {(lines.length > 0 || way.people) && (
        <EdgeLabelRenderer>
          <div className={`way-label${kind}`} style={{ transform: `translate(-50%,-50%) translate(${x}px,${y}px)` }}>
            {lines.map((line, i) => (
              <span key={i}>{line}</span>
            ))}
            {way.people ? (
              <strong>
                {number(way.people)}
                {typeof way.share === 'number' && ` · ${percent(way.share)}`}
              </strong>
            ) : null}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  );
}

const NODES = { box: Box };
const EDGES = { way: Way };

function nodesOf({ nodes }: FlowPicture, lit: Lit, picked: string | null, say: (box: PictureBox) => string): BoxNode[] {
  return nodes.map((box) => ({
    id: box.id,
    type: 'box',
    position: { x: box.x, y: box.y },
    width: box.width,
    height: box.height,
    measured: { width: box.width, height: box.height },
    handles: [
      { type: 'target', position: Position.Top, x: box.width / 2, y: 0, width: 1, height: 1 },
      { type: 'source', position: Position.Bottom, x: box.width / 2, y: box.height, width: 1, height: 1 },
    ],
    ariaLabel: say(box),
    data: { box, lit: lit.states.has(box.id), at: lit.at === box.id, picked: picked === box.id },
  }));
}

const edgesOf = ({ edges }: FlowPicture, lit: Lit): WayEdge[] =>
  edges.map((way) => ({
    id: way.id,
    type: 'way',
    source: way.from,
    target: way.to,
    zIndex: lit.ways.has(way.id) ? 1 : 0,
    data: { way, lit: lit.ways.has(way.id) },
    markerEnd: { type: MarkerType.ArrowClosed, width: 14, height: 14, color: lit.ways.has(way.id) ? 'var(--accent)' : 'var(--way)' }, // prettier-ignore
  }));

/** Arrow keys move what is seen, + and − its size, 0 shows all of it. */
function moveByKey(event: KeyboardEvent, flow: ReactFlowInstance<BoxNode, WayEdge>): boolean {
  const { x, y, zoom } = flow.getViewport();
  const to = (dx: number, dy: number): unknown => flow.setViewport({ x: x + dx * STEP_PX, y: y + dy * STEP_PX, zoom });
  const deeds: Readonly<Record<string, () => unknown>> = {
    ArrowLeft: () => to(1, 0),
    ArrowRight: () => to(-1, 0),
    ArrowUp: () => to(0, 1),
    ArrowDown: () => to(0, -1),
    '+': () => flow.zoomIn(),
    '=': () => flow.zoomIn(),
    '-': () => flow.zoomOut(),
    '0': () => flow.fitView(FIT),
  };
  const deed = event.ctrlKey || event.metaKey || event.altKey ? undefined : deeds[event.key];
  void deed?.();
  return deed !== undefined;
}

/** All of it, or on a narrow screen its beginning, large enough to read. */
function begin(flow: ReactFlowInstance<BoxNode, WayEdge>, picture: FlowPicture, width: number, height: number): void {
  const start = picture.nodes.find(({ kind }) => kind === 'start');
  if (!start || width / picture.width > READABLE) void flow.fitView(FIT);
  else void flow.setViewport({ x: width / 2 - (start.x + start.width / 2) * BEGIN, y: height / 12 - start.y * BEGIN, zoom: BEGIN }); // prettier-ignore
}
const READABLE = 0.45;
const BEGIN = 0.7;

export default function GraphDrawing({
  picture,
  lit = NONE,
  picked = null,
  onPick,
}: {
  picture: FlowPicture;
  lit?: Lit | undefined;
  picked?: string | null | undefined;
  onPick?: ((id: string) => void) | undefined;
}) {
  const { t } = useTranslation('flows');
  const flow = useRef<ReactFlowInstance<BoxNode, WayEdge>>(null);
  const say = useCallback(
    (box: PictureBox) =>
      [box.name, ...box.lines, ...(box.people === undefined ? [] : [t('graph.here', { count: box.people })])].join(
        ', ',
      ),
    [t],
  );
  const nodes = useMemo(() => nodesOf(picture, lit, picked, say), [picture, lit, picked, say]);
  const edges = useMemo(() => edgesOf(picture, lit), [picture, lit]);
  const pick = (changes: NodeChange<BoxNode>[]): void => {
    const chosen = changes.find((change) => change.type === 'select' && change.selected);
    if (chosen?.type === 'select') onPick?.(chosen.id);
  };
  // Another shape is seen whole; new figures leave the eye where it is.
  const shape = `${picture.width}×${picture.height}×${picture.nodes.map(({ id }) => id).join()}`;
  const field = useRef<HTMLDivElement>(null);
  const look = useCallback(() => {
    if (flow.current) begin(flow.current, picture, field.current?.clientWidth ?? 0, field.current?.clientHeight ?? 0);
    // Figures come anew with every reading, the shape does not.
  }, [shape]);
  useEffect(look, [look]);
  return (
    <div
      ref={field}
      className="graph-field"
      onKeyDown={(event) => {
        if (flow.current && moveByKey(event, flow.current)) event.preventDefault();
      }}
    >
      <ReactFlow<BoxNode, WayEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={NODES}
        edgeTypes={EDGES}
        onInit={(instance) => {
          flow.current = instance;
          look();
        }}
        onNodesChange={pick}
        minZoom={0.2}
        maxZoom={2}
        nodesDraggable={false}
        nodesConnectable={false}
        edgesFocusable={false}
        deleteKeyCode={null}
        zoomOnScroll={false}
        preventScrolling={false}
        zoomOnDoubleClick={false}
        ariaLabelConfig={{
          'node.a11yDescription.default': t('graph.nodeHelp'),
          'node.a11yDescription.keyboardDisabled': t('graph.nodeHelp'),
          'edge.a11yDescription.default': t('graph.nodeHelp'),
          'controls.ariaLabel': t('graph.controls'),
          'controls.zoomIn.ariaLabel': t('graph.zoomIn'),
          'controls.zoomOut.ariaLabel': t('graph.zoomOut'),
          'controls.fitView.ariaLabel': t('graph.whole'),
        }}
      >
        <Controls showInteractive={false} position="top-right" fitViewOptions={FIT} />
      </ReactFlow>
    </div>
  );
}

/** On the right stand the controls: nothing is drawn below them. */
const FIT = { padding: { x: 0.06, y: 0.06, right: '64px' }, maxZoom: 1 } as const;
