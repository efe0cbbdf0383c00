// Trying a flow before it is let loose: one person, a virtual clock, and the product's own absorbing and governor.
export { differences } from './compare';
export type { Difference, Expectation } from './compare';
export { simulate } from './simulate';
export type { SimulationOptions } from './simulate';
export { PERSONAS } from './types';
export { usualTrigger } from './trigger';
export type {
  Persona,
  Scenario,
  ScriptedEvent,
  SimulatedContact,
  SimulatedMail,
  SimulatedStep,
  SimulatedWorld,
  Simulation,
} from './types';
