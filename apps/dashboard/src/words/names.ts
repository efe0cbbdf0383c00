// Words for names that come from the API: known ones as people say them, others as they are.
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../client';
import { plain, textOf } from '../format';

const upper = (text: string): string => text.replace(/^./, (first) => first.toUpperCase());

const KEYS = {
  status: (name: string) => `status.${name}`,
  stage: (name: string) => `stage.${name}`,
  reason: (name: string) => `reason.${name}`,
  answer: (name: string) => `answer.${name}`,
  channel: (name: string) => `channel.${name}`,
};
type Group = keyof typeof KEYS;

/** `names('status', 'in-doubt')` → `in doubt`. Groups stand in the common words. */
export function useNames(): (group: Group, name: string) => string {
  const { t, i18n } = useTranslation('common');
  return (group, name) => {
    const key = KEYS[group](name);
    if (i18n.exists(key, { ns: 'common' })) return t(key as 'stage.lead');
    // What a mail server said stays as it said it.
    return /^[a-z]+(-[a-z]+)*$/.test(name) ? plain(name) : name;
  };
}

/** What happened, in a sentence. */
export function useSayEvent(): (event: Schemas['TimelineEventDto']) => string {
  const { t, i18n } = useTranslation('common');
  const names = useNames();
  return ({ type, properties }) => {
    const key = `event.${type}`;
    if (!i18n.exists(key, { ns: 'common' })) return upper(plain(type));
    const values = Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, textOf(value)]));
    const { reason = '', from = '', to = '' } = values;
    const said = {
      ...values,
      reason: names('reason', reason),
      from: names('stage', from),
      to: names('stage', to),
      page: values['title'] || values['url'] || '',
      topic: values['topic'] ?? '',
      kind: values['kind'] || 'mail',
    };
    return t(key as 'event.meeting.booked', said);
  };
}
