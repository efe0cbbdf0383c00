import { classifyReturn, envelopeOf, LIMITS, returnKindOf } from '@nurture/core/bounce';
import { admitWithSecret } from './secret';
import type { HookCall, Reading, ReturnReport, ReturnSource } from './types';

/** A returned mail as it came, bytes and all. */
export function reportOfMessage(raw: Buffer): ReturnReport {
  const { recipients, answers } = envelopeOf(raw);
  return { verdicts: classifyReturn(raw), recipients, answers, trusted: false };
}

/** `POST /hooks/bounce`: a mail server pipes what comes to the return path here, one mail a call. */
export class MessageSource implements ReturnSource {
  readonly name = 'bounce';

  constructor(private readonly secret: string | null) {}

  admits(headers: HookCall['headers']): Reading | null {
    return admitWithSecret(this.secret, headers);
  }

  read({ body }: HookCall): Promise<Reading> {
    const raw = typeof body === 'string' ? Buffer.from(body, 'latin1') : body;
    return Promise.resolve(Buffer.isBuffer(raw) ? readingOf(raw) : unreadable);
  }
}

const unreadable: Reading = {
  kind: 'refused',
  problem: 'unreadable',
  message: 'Post the mail itself as message/rfc822.',
};

function readingOf(raw: Buffer): Reading {
  if (raw.length > LIMITS.messageBytes)
    return { kind: 'refused', problem: 'too-large', message: 'The mail is too large.' };
  const report = reportOfMessage(raw);
  const refused = report.verdicts.find((verdict) => returnKindOf(verdict) === null);
  return refused
    ? { kind: 'refused', problem: 'too-large', message: `The mail was ${refused.reason}.` }
    : { kind: 'reports', reports: [report] };
}
