import type { Answer } from '@nurture/core/handoff';
import type { HandoffContext } from './context';

/** The page of a handoff for one person, with an answer chosen or none. */
export const linkTo = (context: HandoffContext, handoffId: string, person: string | null, answer?: Answer): string => {
  const payload = { handoff: handoffId, ...(person === null ? {} : { person }), ...(answer ? { answer } : {}) };
  return `${context.publicUrl}/h/${context.tokens.make('h', payload)}`;
};
