// Where a flow's states and arrows stand: states one below the other, arrows to the next one straight, longer ones in
// arcs beside them (forward on the right, back on the left). Reads well on a phone, and never crosses a box.

export interface Arrow {
  readonly from: string;
  readonly to: string;
}
type Named = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asList = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const valuesOf = (value: unknown): readonly unknown[] => (isObject(value) ? Object.values(value) : []);

/** Targets of one transition as its author may write it: a name, an object, a list of both. */
const targetsOf = (transitions: unknown): string[] =>
  asList(transitions).flatMap((one) =>
    typeof one === 'string' ? [one] : isObject(one) && typeof one['target'] === 'string' ? [one['target']] : [],
  );

const targetsOfState = (state: unknown): string[] =>
  isObject(state)
    ? [
        ...valuesOf(state['on']).flatMap(targetsOf),
        ...valuesOf(state['after']).flatMap(targetsOf),
        ...targetsOf(state['always']),
        ...targetsOf(state['branches']),
        ...(typeof state['else'] === 'string' ? [state['else']] : []),
      ]
    : [];

export interface FlowShape {
  readonly states: readonly { readonly name: string; readonly type: string; readonly sends: boolean }[];
  readonly arrows: readonly Arrow[];
}

/** The states of a flow's document in the order in which people meet them, and what leads from which to which. */
export function shapeOf(document: Named): FlowShape {
  const states = isObject(document['states']) ? document['states'] : {};
  const rootTargets = valuesOf(document['on']).flatMap(targetsOf);
  const next = (name: string): string[] => [...new Set(targetsOfState(states[name]))].filter((to) => to in states);
  const initial = typeof document['initial'] === 'string' ? document['initial'] : '';
  const order = topological([initial, ...rootTargets, ...Object.keys(states)], next).filter((name) => name in states);
  return {
    states: order.map((name) => describe(name, states[name])),
    arrows: order.flatMap((from) => next(from).map((to) => ({ from, to }))),
  };
}

function describe(name: string, state: unknown): FlowShape['states'][number] {
  const given = isObject(state) ? state : {};
  const type = typeof given['type'] === 'string' ? given['type'] : 'normal';
  const sends = asList(given['entry']).some((action) => isObject(action) && ('send' in action || 'sendNext' in action));
  return { name, type, sends };
}

/** Reverse of the order in which a depth-first walk leaves the states: arrows point down, but for ways back. */
function topological(roots: readonly string[], next: (name: string) => readonly string[]): string[] {
  const seen = new Set<string>();
  const walk = (name: string): string[] => {
    if (seen.has(name)) return [];
    seen.add(name);
    return [...next(name).flatMap(walk), name];
  };
  return roots.flatMap((root) => walk(root).reverse());
}

export const BOX = { width: 172, height: 52, gap: 46 } as const;
const BOW = 24;
const bowOf = (span: number): number => 26 + BOW * span;
/** A cubic curve reaches three quarters of the way to its control points. */
const REACHED = 0.75;
const LABEL = 36;

export interface Curve {
  readonly path: string;
  readonly labelX: number;
  readonly labelY: number;
}

/** How far arcs reach to either side, in pixels. */
export function reach(arrows: readonly Arrow[], rowOf: ReadonlyMap<string, number>): { left: number; right: number } {
  const bows = arrows.map(({ from, to }) => (rowOf.get(to) ?? 0) - (rowOf.get(from) ?? 0));
  const far = (spans: readonly number[]): number => Math.max(8, ...spans.map((span) => REACHED * bowOf(span) + LABEL));
  return {
    left: far(bows.filter((span) => span < 0).map((span) => -span)),
    right: far(bows.filter((span) => span > 1)),
  };
}

/** @param boxX the left edge of the boxes */
export function curveOf(fromRow: number, toRow: number, boxX: number): Curve {
  const step = BOX.height + BOX.gap;
  const span = toRow - fromRow;
  const middle = boxX + BOX.width / 2;
  if (span === 1) {
    const top = fromRow * step + BOX.height;
    return { path: `M ${middle} ${top} V ${top + BOX.gap - 3}`, labelX: middle + 8, labelY: top + BOX.gap / 2 + 4 };
  }
  const side = span > 0 ? 1 : -1;
  const x = span > 0 ? boxX + BOX.width : boxX;
  const startY = fromRow * step + BOX.height / 2 + 8;
  const endY = toRow * step + BOX.height / 2 - 8;
  const bow = x + side * bowOf(Math.abs(span));
  return {
    path: `M ${x} ${startY} C ${bow} ${startY} ${bow} ${endY} ${x + side * 3} ${endY}`,
    labelX: x + (bow - x) * REACHED + side * 5,
    labelY: (startY + endY) / 2 + 4,
  };
}
