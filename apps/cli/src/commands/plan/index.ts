import type { Command } from 'commander';
import * as campaign from './campaign';
import * as channels from './channels';
import * as funnel from './funnel';

export function register(program: Command): void {
  const plan = program.command('plan').description('what it takes: funnel, campaign and channels reckoned through');
  for (const each of [funnel, channels, campaign]) each.register(plan);
}
