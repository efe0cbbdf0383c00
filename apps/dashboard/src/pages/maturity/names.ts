// The parts of the scan, in its order.
export const PHASES = ['aware', 'understand', 'judge', 'decide', 'onboard', 'retain'] as const;
export type Phase = (typeof PHASES)[number];
export const QUESTIONS = ['people', 'processes', 'data', 'technology', 'result'] as const;
export type Question = (typeof QUESTIONS)[number];
export const PERSPECTIVES = ['marketing', 'sales', 'customer-success'] as const;
export type Perspective = (typeof PERSPECTIVES)[number];
export const LADDER = ['website', 'brand-awareness', 'leads', 'lead-quality', 'automated'] as const;
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];
export const isLevel = (value: number): value is Level => LEVELS.some((level) => level === value);
