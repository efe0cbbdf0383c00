// A population through the reference flow: the product's own absorbing, stepping, governor and scoring.
import { join } from 'node:path';
import { parseRates, simulatePopulation } from '@nurture/core/simulate';
import { findFlow } from '../../apps/cli/src/flow-world';
import type { BenchContext } from './context';
import { type BenchPart, part } from './measure';
import { ownProcessorMs } from './processor';

const FULL = 10_000;
const AIM_SECONDS = 5;
const RATES = 'open=45%,click=12%,meeting.booked=2%,page.viewed=20%,handoff.won=20%,handoff.recycled=40%';

/** @returns seconds for all of them, the first time that the process does it, as a command does */
export async function run({ rounds, size, log }: BenchContext): Promise<BenchPart[]> {
  process.env['NURTURE_WORKSPACE'] = join(__dirname, '../../templates');
  const { world, chosen, mails } = await findFlow('b2b-maturity-whitepaper');
  const rates = parseRates(RATES, chosen, world, mails);
  const people = Math.round(FULL * size);
  const [wall, processor]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    const [started, used] = [performance.now(), ownProcessorMs()];
    const options = { people, rates, start: Date.UTC(2026, 0, 5, 8), arriveWithinMs: 0, seed: round };
    const figures = simulatePopulation(world, chosen, options);
    if (figures.enrolled.people < people) throw new Error(`${figures.enrolled.people} of ${people} were enrolled`);
    wall.push((performance.now() - started) / 1000);
    processor.push((ownProcessorMs() - used) / 1000);
    log(`simulate ${wall.at(-1)?.toFixed(2)} s, ${processor.at(-1)?.toFixed(2)} s of processor time`);
  }
  const note = `${people} people through the reference flow of the starter workspace; ${Math.max(...processor).toFixed(1)} s of processor time in the slowest round, the first, while the code is still cold`;
  return [
    part({
      name: 'simulate',
      unit: 's',
      rounds: wall,
      limit: { name: 'at most', rounds: [AIM_SECONDS] },
      aim: { of: 'value', atMost: AIM_SECONDS },
      note,
    }),
  ];
}
