import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Deed } from './habits';
import type { Reader } from './readers';

const SCANNER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36';
const SITE = 'https://www.example.com';

/** Everybody's browser: what people do goes through the product's own addresses, as over the network. */
export class Browser {
  private reported = 0;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly apiKey: string,
  ) {}

  /** The form under the whitepaper, as it is filled in. */
  askForPaper(reader: Reader): Promise<void> {
    const { source } = reader;
    const query = source === '' ? '' : `&utm_source=${source}&utm_medium=${source === 'google' ? 'cpc' : 'social'}`;
    return this.submit(`/p/b2b-maturity-model?lang=${reader.locale}${query}`, {
      ...nameOf(reader),
      role: reader.role,
      companySize: reader.companySize,
      ...(reader.consentMail ? { consentMail: 'yes' } : {}),
      ...(reader.consentTracking ? { consentTracking: 'yes' } : {}),
    });
  }

  async act(deed: Deed, reader: Reader): Promise<void> {
    switch (deed.kind) {
      case 'open':
      case 'click':
      case 'download':
        return this.get(deed.url, deed.agent);
      case 'scan':
        return this.get(deed.url, SCANNER, 'HEAD');
      case 'unsubscribe':
        return this.submit(deed.url, { 'List-Unsubscribe': 'One-Click' });
      case 'visit':
        return this.report(reader, 'page.viewed', { url: `${SITE}${deed.path}`, title: deed.title });
      case 'book-meeting':
        return this.report(reader, 'meeting.booked', {});
      case 'ask-for-contact':
        return this.submit(`/p/contact?lang=${reader.locale}`, {
          ...nameOf(reader),
          message: 'We read your paper. Where would you begin?',
        });
    }
  }

  /** What sales posts from a brief; an answer that no longer fits is refused, as it would be. */
  async answer(url: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await this.post(url, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', [303, 409]);
  }

  private submit(url: string, fields: Readonly<Record<string, string>>): Promise<void> {
    return this.post(url, new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded', [200, 303]);
  }

  private report({ email }: Reader, type: string, properties: Readonly<Record<string, string>>): Promise<void> {
    return this.post(
      '/api/v1/events',
      JSON.stringify({ id: `demo-${++this.reported}`, type, email, properties }),
      'application/json',
      [202],
    );
  }

  private async get(url: string, agent: string, method: 'GET' | 'HEAD' = 'GET'): Promise<void> {
    const { statusCode } = await this.app.inject({ method, url, headers: { 'user-agent': agent } });
    if (statusCode >= 400) throw new Error(`${method} ${url} was answered with ${statusCode}`);
  }

  private async post(url: string, payload: string, contentType: string, fine: readonly number[]): Promise<void> {
    const headers = { 'content-type': contentType, authorization: `Bearer ${this.apiKey}` };
    const { statusCode, body } = await this.app.inject({ method: 'POST', url, headers, payload });
    if (!fine.includes(statusCode))
      throw new Error(`POST ${url} was answered with ${statusCode}: ${body.slice(0, 300)}`);
  }
}

const nameOf = ({ firstName, lastName, email, company }: Reader): Record<string, string> => ({
  firstName,
  lastName,
  email,
  company,
});
