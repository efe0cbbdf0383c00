import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Deed } from './habits';
import { type CameFrom, landingQuery } from './origins';
import type { Reader } from './readers';

const SCANNER =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36';
const SITE = 'https://www.example.com';

/** Whoever comes from a page of ours comes from nowhere new. */
const NOWHERE: CameFrom = { utm: {}, referrer: `${SITE}/` };

/** A page of the company's site that somebody looks at. */
export interface PageSeen {
  readonly path: string;
  readonly title: string;
  /** A button on it that came into sight. */
  readonly cta?: { readonly name: string; readonly clicked: boolean };
}

/** Everybody's browser: what people do goes through the product's own addresses, as over the network. */
export class Browser {
  private reported = 0;

  constructor(
    private readonly app: NestFastifyApplication,
    private readonly apiKey: string,
    /** Of a site whose pages may report visits. */
    private readonly ownOrigin: string,
  ) {}

  /** The form under the whitepaper, as it is filled in. */
  askForPaper(reader: Reader): Promise<void> {
    return this.submit(`/p/b2b-maturity-model?lang=${reader.locale}${landingQuery(reader.origin)}`, {
      ...nameOf(reader),
      ...(reader.origin.referrer === null ? {} : { referrer: reader.origin.referrer }),
      ...(reader.visitor === null ? {} : { visitor: reader.visitor }),
      role: reader.role,
      companySize: reader.companySize,
      ...(reader.consentMail ? { consentMail: 'yes' } : {}),
      ...(reader.consentTracking ? { consentTracking: 'yes' } : {}),
    });
  }

  /** What the snippet on the company's site reports of one visit. */
  lookAround({ visitor, origin }: { visitor: string; origin: CameFrom }, pages: readonly PageSeen[]): Promise<void> {
    const events = pages.flatMap((page, index) => this.seen(page, index === 0 ? origin : null));
    return this.post('/t', JSON.stringify({ visitor, events }), 'text/plain', [202], { origin: this.ownOrigin });
  }

  private seen({ path, title, cta }: PageSeen, origin: CameFrom | null): object[] {
    const url = `${SITE}${path}${origin === null ? '' : `?${landingQuery(origin).slice(1)}`}`;
    const event = (type: string, more: object): object => ({ id: this.id(), type, url, ago: 0, ...more });
    return [
      event('page.viewed', { title, referrer: origin?.referrer ?? '' }),
      ...(cta === undefined ? [] : [event('cta.viewed', { cta: cta.name })]),
      ...(cta?.clicked === true ? [event('cta.clicked', { cta: cta.name })] : []),
    ];
  }

  private id(): string {
    return (++this.reported).toString(16).padStart(32, '0');
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
        return this.visit(reader, deed);
      case 'rate':
        return this.submit(deed.url, { rating: String(deed.rating) });
      case 'book-meeting':
        return this.report(reader, 'meeting.booked', {});
      case 'ask-for-contact':
        return this.submit(`/p/contact?lang=${reader.locale}`, {
          ...nameOf(reader),
          message: 'We read your paper. Where would you begin?',
        });
    }
  }

  /** Who agreed to be followed is known by their browser; of others the page they asked for says it. */
  private visit(reader: Reader, { path, title }: PageSeen): Promise<void> {
    if (reader.visitor === null) return this.report(reader, 'page.viewed', { url: `${SITE}${path}`, title });
    return this.lookAround({ visitor: reader.visitor, origin: NOWHERE }, [{ path, title }]);
  }

  /** Colleagues and their systems, through the API. */
  async tell(path: string, body: object): Promise<void> {
    await this.post(path, JSON.stringify(body), 'application/json', [200, 201, 202]);
  }

  async ask<Answer>(path: string): Promise<Answer> {
    const headers = { authorization: `Bearer ${this.apiKey}` };
    const { statusCode, body } = await this.app.inject({ method: 'GET', url: path, headers });
    if (statusCode !== 200) throw new Error(`GET ${path} was answered with ${statusCode}: ${body.slice(0, 300)}`);
    return JSON.parse(body) as Answer;
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

  private async post(
    url: string,
    payload: string,
    contentType: string,
    fine: readonly number[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    const headers = { 'content-type': contentType, authorization: `Bearer ${this.apiKey}`, ...more };
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
