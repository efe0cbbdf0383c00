import type { CompiledFlow } from '@nurture/core/flow';
import {
  FEWEST_MEASURED,
  type MeasuredRate,
  ownTypes,
  type Rates,
  ratesFrom,
  type SimulatedWorld,
} from '@nurture/core/simulate';
import { flowHistory } from '@nurture/engine';
import { openRuntime } from '../../../server/src';
import { openLog } from '../log';
import { Refusal } from '../refusal';
import { settingsOrExit } from '../settings';

/**
 * The rates that the flow's own people had, from the product's database.
 * @throws Refusal where there is too little to measure, with how much there is
 */
export async function measuredRates(
  flow: CompiledFlow,
  world: SimulatedWorld,
): Promise<{ rates: Rates; measured: readonly MeasuredRate[] }> {
  const runtime = await openRuntime(
    settingsOrExit(),
    { command: 'nurture simulate', mode: 'share', poolSize: 1 },
    openLog('warn'),
  );
  try {
    const measured = ratesFrom(await flowHistory(runtime.figures, flow.id, ownTypes(flow, world)));
    if (measured.enough) return measured;
    const { of, what } = measured;
    throw new Refusal(
      `too little to measure ${flow.id} by: ${of} ${what} long enough ago, and ${FEWEST_MEASURED} are needed.\n` +
        'Mails count from a week after they left, people from 30 days after they were enrolled.\n' +
        'Give the rates yourself until then, such as --rates open=45%,click=12%',
    );
  } finally {
    await runtime.close();
  }
}
