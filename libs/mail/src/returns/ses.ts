import { type Fields, fieldsOf, readSesEvent, textAt } from '@nurture/core/bounce';
import { type FetchText, isSnsUrl, type SnsVerifier } from './sns';
import type { HookCall, Reading, ReturnReport, ReturnSource } from './types';

/** Notifications of Amazon SES (feedback notifications, and event publishing) through Amazon SNS. */
export class SesSource implements ReturnSource {
  readonly name = 'ses';

  /** @param topics ARNs of the topics that are ours: a signature of SNS alone says only that it was some topic */
  constructor(
    private readonly topics: readonly string[],
    private readonly verifier: SnsVerifier,
    private readonly fetchText: FetchText,
  ) {}

  /** SNS proves itself by what it signs, not by a header. */
  admits(): Reading | null {
    return this.topics.length > 0
      ? null
      : { kind: 'refused', problem: 'closed', message: 'Set SES_TOPIC_ARN to open this hook.' };
  }

  async read({ body }: HookCall): Promise<Reading> {
    const message = fieldsOf(body);
    if (!message) return { kind: 'refused', problem: 'unreadable', message: 'The body is no JSON object.' };
    if (!this.topics.includes(textAt(message, 'TopicArn'))) return refused('The topic is not in SES_TOPIC_ARN.');
    if (!(await this.verifier.isSigned(message))) return refused('Amazon SNS has not signed this.');
    switch (textAt(message, 'Type')) {
      case 'SubscriptionConfirmation':
        return this.confirm(textAt(message, 'SubscribeURL'));
      case 'Notification':
        return readingOf(fieldsOf(textAt(message, 'Message')));
      default:
        return { kind: 'nothing', message: 'Nothing is to be done.' };
    }
  }

  private async confirm(url: string): Promise<Reading> {
    if (!isSnsUrl(url)) return refused('The address to confirm is none of SNS.');
    await this.fetchText(url);
    return { kind: 'nothing', message: 'The subscription is confirmed.' };
  }
}

const refused = (message: string): Reading => ({ kind: 'refused', problem: 'unauthorized', message });

function readingOf(event: Fields | null): Reading {
  const { type, verdicts, source } = event ? readSesEvent(event) : { type: '', verdicts: [], source: '' };
  if (type !== 'Bounce' && type !== 'Complaint')
    return { kind: 'nothing', message: `Nothing is done for ${type || 'this'}.` };
  const recipients = source === '' ? [] : [source];
  const report: ReturnReport = { verdicts, recipients, answers: [], trusted: true };
  return { kind: 'reports', reports: verdicts.length > 0 ? [report] : [] };
}
