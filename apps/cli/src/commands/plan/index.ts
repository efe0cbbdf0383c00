import type { Command } from 'commander';
import * as campaign from './campaign';
import * as channels from './channels';
import * as funnel from './funnel';

export function register(command: Command): void {
  for (const each of [funnel, channels, campaign]) each.register(command);
}
