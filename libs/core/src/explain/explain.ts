import type { Condition } from '../condition';
import type { FlowDocument, StreamItem } from '../flow';
import type { WorkspaceSettings } from '../workspace';
import { quoted, sentence } from './clauses';
import { conditionWords, type ConditionNames, type Telling } from './conditions';
import { dutch } from './dutch';
import { endSentences, entrySentences } from './ends';
import { english } from './english';
import { mailsOf, sendingSentences } from './sending';
import { stateSections } from './states';
import type { ExplainedSection, ExplainLocale, Explanation, Language } from './types';
import { onSentences } from './ways';

const LANGUAGES: Readonly<Record<ExplainLocale, Language>> = { en: english, nl: dutch };

type Streams = Readonly<Record<string, readonly StreamItem[]>>;

const NO_NAMES: ConditionNames = { assets: {}, fields: { contact: {}, account: {} }, events: {}, locale: 'en' };

/** A condition in English words, as a subordinate clause; without settings, everything by its id. */
export function conditionText(condition: Condition, settings: ConditionNames = NO_NAMES): string {
  return conditionWords(condition, { language: english, settings });
}

/**
 * A flow in sentences: who enters and how often, what each state sends and what leads on, goal and exits, and the rules
 * by which its mails are sent.
 * @param document already valid
 * @param settings of the workspace that it belongs to, for the names of topics, teams and downloads, and for windows
 * @param streams that it sends from, by name
 */
export function explainFlow(
  document: FlowDocument,
  settings: WorkspaceSettings,
  locale: ExplainLocale,
  streams: Streams = {},
): Explanation {
  const telling: Telling = { language: LANGUAGES[locale], settings };
  const { headings } = telling.language;
  const sections: readonly ExplainedSection[] = [
    { heading: headings.entry, sentences: entrySentences(document, telling) },
    ...stateSections(document, telling),
    { heading: headings.root, sentences: rootSentences(document, telling) },
    { heading: headings.ends, sentences: endSentences(document, telling) },
    { heading: headings.sending, sentences: sendingSentences(document, telling) },
    { heading: headings.streams, sentences: streamSentences(document, streams, telling) },
    { heading: headings.names, sentences: nameSentences(document, telling) },
  ];
  return {
    locale,
    title: document.name ?? document.id,
    note: document.note ?? null,
    sections: sections.filter(({ sentences }) => sentences.length > 0),
  };
}

function rootSentences(document: FlowDocument, telling: Telling): readonly string[] {
  const said = onSentences(document.on, { document, state: null, telling });
  return said.length === 0 ? [] : [...said, sentence(telling.language.ways.first)];
}

/** What each stream holds, and what is left out for whom. */
function streamSentences(document: FlowDocument, streams: Streams, telling: Telling): readonly string[] {
  const { stream, leftOut } = telling.language;
  const names = new Set(mailsOf(document).flatMap(({ sendNext }) => sendNext ?? []));
  return [...names].flatMap((name) => {
    const items = Object.hasOwn(streams, name) ? (streams[name] ?? []) : [];
    const skipped = items.flatMap(({ mail, skip }) =>
      skip === undefined ? [] : [leftOut(quoted(mail), conditionWords(skip, telling))],
    );
    const mails = items.map(({ mail }) => quoted(mail));
    return items.length === 0 ? [] : [stream(name, mails), ...skipped].map(sentence);
  });
}

function nameSentences({ conditions = {} }: FlowDocument, telling: Telling): readonly string[] {
  return Object.entries(conditions).map(([name, condition]) =>
    sentence(telling.language.means(name, conditionWords(condition, telling))),
  );
}
