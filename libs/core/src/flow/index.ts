// The flow interpreter: who is where, and what a step does.
export type * from './document';
export type * from './types';
