// Trying a flow before it is let loose: people, a virtual clock, and the product's own absorbing and governor.
export type { Band } from './band';
export { differences } from './compare';
export type { Difference, Expectation } from './compare';
export { simulationJson, type SimulationJson } from './json';
export { FEWEST_MEASURED, ratesFrom } from './measured';
export type { FlowHistory, MailHistory, Measured, MeasuredRate } from './measured';
export { simulatePopulation } from './population';
export type { PopulationOptions } from './population';
export { DELAYS, MAIL_RATES, OWN_EVENTS_WITHIN_DAYS } from './rates';
export type { EventRate, MailRate, MailRates, Rates } from './rates';
export { parseRates, RatesError } from './rates-text';
export { simulate } from './simulate';
export type { SimulationOptions } from './simulate';
export type { MailFigures, PopulationFigures, StateFigures } from './tally';
export { PERSONAS } from './types';
export { fittingProperties, ownTypes, USUAL_START, usualTrigger, type UsualTrigger } from './trigger';
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
