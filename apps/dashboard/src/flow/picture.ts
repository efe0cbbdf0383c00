// What a flow's picture is drawn from: boxes and ways with the places that the server gave them.
import type { Schemas } from '../client';

type Box = Schemas['PlacedNodeDto'];
type Way = Schemas['PlacedEdgeDto'];

/** With people where the flow runs, without them while it is written. */
export type PictureBox = Box & Partial<Pick<Schemas['GraphNodeDto'], 'people' | 'entered' | 'lost' | 'dropOff'>>;
export type PictureWay = Way & Partial<Pick<Schemas['GraphEdgeDto'], 'people' | 'share'>>;

export interface FlowPicture {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PictureBox[];
  readonly edges: readonly PictureWay[];
}

/** What of it is lit: the walk of somebody who tries it. */
export interface Lit {
  readonly states: ReadonlySet<string>;
  readonly ways: ReadonlySet<string>;
  /** Where they are */
  readonly at: string | null;
}

/** Boxes that people come into, in the order in which they stand; `@any` only says that a way leads from everywhere. */
export const placesOf = ({ nodes }: FlowPicture): readonly PictureBox[] =>
  nodes.filter(({ kind }) => kind !== 'start' && kind !== 'any').toSorted((a, b) => a.y - b.y || a.x - b.x);

export function waysOn({ nodes, edges }: FlowPicture): readonly (PictureWay & Record<'fromName' | 'toName', string>)[] {
  const names = new Map(nodes.map(({ id, name }) => [id, name]));
  const top = new Map(nodes.map(({ id, y }) => [id, y]));
  return edges
    .map((edge) => ({ ...edge, fromName: names.get(edge.from) ?? edge.from, toName: names.get(edge.to) ?? edge.to }))
    .toSorted((a, b) => (top.get(a.from) ?? 0) - (top.get(b.from) ?? 0));
}

/** Where an edge says its figures: at its label, or in the middle of its longest piece. */
export function labelPlace({ label, points }: Pick<Way, 'label' | 'points'>): {
  readonly x: number;
  readonly y: number;
} {
  if (label) return { x: label.x + label.width / 2, y: label.y + label.height / 2 };
  const pieces = points.slice(1).map((end, i) => ({ start: points[i] ?? end, end }));
  const long = pieces.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0];
  return long ? { x: (long.start.x + long.end.x) / 2, y: (long.start.y + long.end.y) / 2 } : { x: 0, y: 0 };
}

const lengthOf = ({ start, end }: Record<'start' | 'end', Schemas['PointDto']>): number =>
  Math.hypot(end.x - start.x, end.y - start.y);
