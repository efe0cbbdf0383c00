import type { PostSlackTask } from '@nurture/core/task';
import type { HandoffContext } from './context';
import { post } from './public-post';

/**
 * Posts a message to a Slack channel.
 * @throws Error when it was not taken, or the variable with the channel's address is not set: to be tried again
 */
export async function postSlack(
  { variable, message }: PostSlackTask,
  context: HandoffContext,
  mayReach: (address: string) => boolean,
): Promise<void> {
  const url = context.variable(variable)?.trim();
  if (!url) throw new Error(`${variable} is not set: it holds the address of a Slack channel`);
  const status = await post(url, JSON.stringify(message), {}, mayReach);
  if (status < 200 || status > 299) throw new Error(`Slack answered ${status}`);
}
