import { JobError } from '../../drafts/job-thread';
import { Problem } from '../problem/problem';

/**
 * Waits for what a thread beside the API does.
 * @throws Problem `busy` where too many ask at once, or it takes too long
 */
export async function beside<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof JobError)) throw error;
    throw new Problem(error.code === 'drafts.too-many-waiting' ? 'busy' : 'took-too-long');
  }
}
