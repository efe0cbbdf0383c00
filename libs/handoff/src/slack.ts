import type { Brief } from '@nurture/core/handoff';
import type { Instant } from '@nurture/core/time';
import type { TeamMember } from '@nurture/core/workspace';
import type { HandoffContext } from './context';
import { linkTo } from './link';
import { briefWords } from './words';

/** What a Slack channel's incoming webhook takes. Source: Slack's Block Kit reference. */
export interface SlackMessage {
  /** Shown in notifications, and where blocks are not. */
  readonly text: string;
  readonly blocks: readonly object[];
}

/** Slack's own limits, in characters. */
const MOST_HEADER = 150;
const MOST_FIELD = 2_000;
const MOST_TEXT = 3_000;

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** What a lead wrote is never read as Slack's markup: plain text in blocks, and `&<>` spelled out where there is no choice. */
const plain = (text: string, most = MOST_TEXT): object => ({ type: 'plain_text', text: cut(text, most), emoji: false });
const spelled = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const section = (text: string): object => ({ type: 'section', text: plain(text) });
const button = (text: string, url: string, style?: 'primary' | 'danger'): object => ({
  type: 'button',
  text: plain(text),
  url,
  ...(style ? { style } : {}),
});

export interface BriefSlackFacts {
  readonly handoffId: string;
  readonly person: TeamMember;
  readonly brief: Brief;
  readonly acceptBy: Instant | null;
  readonly context: HandoffContext;
  /** Only in a channel of one's own do the links answer in one's name. */
  readonly ownChannel: boolean;
}

/** The brief for a Slack channel, with the same signed links as in the mail. */
export function briefSlack({ handoffId, person, brief, acceptBy, context, ownChannel }: BriefSlackFacts): SlackMessage {
  const words = briefWords(brief, context.settings().workspace.timezone);
  const link = (answer?: 'accept' | 'recycle' | 'reject'): string =>
    linkTo(context, handoffId, ownChannel ? person.id : null, answer);
  const title = `Warm lead for ${person.name}: ${words.title}`;
  const lines = words.scoreLines.map(({ points, text, day }) => `${points}  ${text} (${day})`);
  const activity = words.activity.map(({ text, day }) => `• ${text} (${day})`);
  const blocks = [
    { type: 'header', text: plain(title, MOST_HEADER) },
    section(words.why || 'Handed over'),
    ...(words.opening === null ? [] : [section(words.opening)]),
    {
      type: 'section',
      fields: words.who.slice(0, 10).map(({ label, value }) => plain(`${label}: ${value}`, MOST_FIELD)),
    },
    ...(lines.length > 0 ? [section([`Score ${words.score}`, ...lines].join('\n'))] : []),
    ...(activity.length > 0 ? [section(['What they did last', ...activity].join('\n'))] : []),
    {
      type: 'actions',
      elements: [
        button('Accept', link('accept'), 'primary'),
        button('Not now', link('recycle')),
        button('Reject', link('reject'), 'danger'),
        button('Open the whole brief', link()),
      ],
    },
    {
      type: 'context',
      elements: [
        plain(acceptBy === null ? words.consent : `Please answer before ${words.moment(acceptBy)}. ${words.consent}`),
      ],
    },
  ];
  return { text: spelled(title), blocks };
}

/** A short message with a link to the brief. */
export function noticeSlack(title: string, text: string, url: string): SlackMessage {
  return {
    text: spelled(title),
    blocks: [
      { type: 'header', text: plain(title, MOST_HEADER) },
      section(text),
      { type: 'actions', elements: [button('Open the brief', url)] },
    ],
  };
}
