// The commands, one file each, in the order in which the help lists them.
import type { Command } from 'commander';
import * as classify from './classify';
import * as demo from './demo';
import * as doctor from './doctor';
import * as explain from './explain';
import * as graph from './graph';
import * as importContacts from './import';
import * as init from './init';
import * as plan from './plan';
import * as preview from './preview';
import * as publish from './publish';
import * as simulate from './simulate';
import * as start from './start';
import * as test from './test';
import * as validate from './validate';

export interface CommandModule {
  readonly register: (program: Command) => void;
}

export const COMMANDS: readonly CommandModule[] = [
  start,
  demo,
  init,
  validate,
  simulate,
  test,
  graph,
  explain,
  preview,
  publish,
  classify,
  importContacts,
  plan,
  doctor,
];
