// Where a worker can be killed: named moments of the protocol that hands a mail over once.

/** Moments that the worker knows of; it kills itself there. */
export const WORKER_POINTS = [
  'tasks claimed',
  'start written, not committed',
  'start committed, nothing said',
  'answer read, nothing written',
  'outcome written, not committed',
  'outcome committed',
] as const;

/** Moments that the receiving server knows of; it kills the worker there. */
export const RECEIVER_POINTS = [
  'sender named',
  'recipient named',
  'in the body',
  'final dot, nothing kept',
  'kept on disk, no answer yet',
] as const;

export type WorkerPoint = (typeof WORKER_POINTS)[number];
export type ReceiverPoint = (typeof RECEIVER_POINTS)[number];
export type Point = WorkerPoint | ReceiverPoint;

export const POINTS: readonly Point[] = [...WORKER_POINTS, ...RECEIVER_POINTS];

export const isReceiverPoint = (point: Point): point is ReceiverPoint =>
  (RECEIVER_POINTS as readonly Point[]).includes(point);
