import type { Complaint, Finding } from '../../finding';
import type { Workspace } from '../../load/workspace';
import type { FlowView } from '../flow-view';
import type { Names } from '../names';

/** What every rule may look at. */
export interface Check {
  readonly workspace: Workspace;
  readonly names: Names;
  readonly flows: readonly FlowView[];
}

/** A rule (or a few that belong together) on one flow. */
export interface FlowRule {
  /** Names of the findings it makes. */
  readonly rules: readonly string[];
  /**
   * `parts`: looks at each part by itself, also in a flow that the schema finds fault with. `whole`: judges how the
   * parts hang together, which says nothing useful while some are misspelled. `sound`: only speaks where nothing else
   * has errors.
   */
  readonly reads: 'parts' | 'whole' | 'sound';
  readonly check: (flow: FlowView, check: Check) => Complaint[];
}

/** A rule on other files, or on the workspace as a whole. */
export interface WorkspaceRule {
  readonly rules: readonly string[];
  readonly check: (check: Check) => readonly Finding[] | Promise<readonly Finding[]>;
}
