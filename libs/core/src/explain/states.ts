import type { FlowDocument, StateDocument } from '../flow';
import { actionClauses, winnerWords } from './actions';
import { sentence, withoutStop } from './clauses';
import type { Telling } from './conditions';
import { numberWords } from './moments';
import type { ExplainedSection } from './types';
import { afterSentences, alwaysSentences, choiceSentence, onSentences, splitSentence, type WaysPlace } from './ways';

/** What happens in each state, in the order of the document. */
export function stateSections(document: FlowDocument, telling: Telling): readonly ExplainedSection[] {
  return Object.entries(document.states).map(([name, state]) => ({
    heading: telling.language.headings.state(name, name === document.initial),
    sentences: [
      ...(state.note === undefined ? [] : [sentence(telling.language.ways.noted(withoutStop(state.note)))]),
      ...stateSentences(state, { document, state: name, telling }),
    ],
  }));
}

/** How a split that is a test ends. */
function winnerSentence({ winner }: StateDocument, { telling: { language } }: WaysPlace): readonly string[] {
  return winner === undefined ? [] : [sentence(winnerWords(winner, language.ways.winner, language))];
}

function stateSentences(state: StateDocument, place: WaysPlace): readonly string[] {
  const { language } = place.telling;
  const branches = state.branches ?? [];
  switch (state.type ?? 'normal') {
    case 'split':
      return [splitSentence(branches, shareOf(branches, place), place), ...winnerSentence(state, place)];
    case 'choice':
      return [choiceSentence(branches, state.else, place)];
    case 'final':
      return [...entrySentences(state, place), sentence(language.ways.end)];
    case 'normal': {
      const leads = [
        ...alwaysSentences(state.always, place),
        ...onSentences(state.on, place),
        ...afterSentences(state.after, place),
      ];
      const waits = state.after === undefined && state.always === undefined;
      return [...entrySentences(state, place), ...leads, ...(waits ? [sentence(language.ways.forever)] : [])];
    }
  }
}

function entrySentences({ entry }: StateDocument, { telling }: WaysPlace): readonly string[] {
  return actionClauses(entry, telling).map((clause) => sentence(telling.language.plain([clause])));
}

/** A branch's share of all weights, in per cent. */
function shareOf(branches: NonNullable<StateDocument['branches']>, { telling }: WaysPlace): (weight: number) => string {
  const total = branches.reduce((sum, { weight = 0 }) => sum + weight, 0);
  return (weight) => numberWords(Math.round((weight / total) * 1000) / 10, telling.language);
}
