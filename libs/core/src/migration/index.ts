// Moving people in flight to another version of their flow: who goes where, and what comes next for them.
export { mergePreviews, previewOf } from './preview';
export type { MigrationGroup, NextStep } from './preview';
export { moveContact, type Move } from './move';
export { parseFlowMap, parseMigration } from './map';
export type { FlowMap, MapProblem, MigrationMap, ParsedMigration } from './map';
export { placesOf, type Misfit, type Places, type PlacesFound } from './places';
