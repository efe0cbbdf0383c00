// The commands, one file each, in the order in which the help lists them.
import { createRequire } from 'node:module';
import type { Command } from 'commander';

export interface CommandModule {
  /** Says what the command takes, and what it does. */
  readonly register: (command: Command) => void;
}

/** What the list of commands tells of one. Its file is loaded when it is called: the server alone takes a second. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  readonly load: (require: NodeJS.Require) => CommandModule;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'start',
    summary: 'run it: pages, API, worker and dashboard; an embedded database unless DATABASE_URL is set',
    load: (require) => require('./start') as CommandModule,
  },
  {
    name: 'demo',
    summary: 'a living example: weeks of a funnel in a minute or two, then a dashboard full of data',
    load: (require) => require('./demo') as CommandModule,
  },
  {
    name: 'init',
    summary: 'make a new workspace: a working whitepaper funnel to change',
    load: (require) => require('./init') as CommandModule,
  },
  {
    name: 'validate',
    summary: 'check flows, mails, scoring and pages of a workspace',
    load: (require) => require('./validate') as CommandModule,
  },
  {
    name: 'simulate',
    summary: 'walk one person, or thousands, through a flow with a virtual clock',
    load: (require) => require('./simulate') as CommandModule,
  },
  {
    name: 'test',
    summary: "run the workspace's flow tests with a virtual clock",
    load: (require) => require('./test') as CommandModule,
  },
  { name: 'graph', summary: 'draw a flow', load: (require) => require('./graph') as CommandModule },
  { name: 'explain', summary: 'tell a flow in sentences', load: (require) => require('./explain') as CommandModule },
  {
    name: 'preview',
    summary: 'render a mail: subject, size, links, findings, text',
    load: (require) => require('./preview') as CommandModule,
  },
  {
    name: 'publish',
    summary: 'make new versions of what changed, in the running product too',
    load: (require) => require('./publish') as CommandModule,
  },
  {
    name: 'classify',
    summary: 'say what returned mails mean, a line for each recipient',
    load: (require) => require('./classify') as CommandModule,
  },
  {
    name: 'import',
    summary: 'import contacts, deals, spend or revenue from a CSV file, into the running product too',
    load: (require) => require('./import') as CommandModule,
  },
  {
    name: 'export',
    summary: 'write down all that is held on a person, as JSON',
    load: (require) => require('./export') as CommandModule,
  },
  {
    name: 'erase',
    summary: 'remove a person for good; they stay unsubscribed',
    load: (require) => require('./erase') as CommandModule,
  },
  {
    name: 'backup',
    summary: 'the whole state in one file, while the product runs',
    load: (require) => require('./backup') as CommandModule,
  },
  {
    name: 'restore',
    summary: 'fill a database with what a backup holds',
    load: (require) => require('./restore') as CommandModule,
  },
  {
    name: 'plan',
    summary: 'what it takes: funnel, campaign and channels reckoned through',
    load: (require) => require('./plan') as CommandModule,
  },
  {
    name: 'doctor',
    summary: 'say what is wrong with settings, database, mail server and domains, and how to mend it',
    load: (require) => require('./doctor') as CommandModule,
  },
];

export const loadCommand = ({ load }: CommandEntry): CommandModule => load(createRequire(__filename));
