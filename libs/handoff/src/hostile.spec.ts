import { briefOf } from '@nurture/core/handoff';
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { salesContext, salesperson, salesTeam } from '../../../test/support/sales';
import { briefMail } from './brief-mail';
import { briefPage } from './brief-page';
import { noticeMail } from './notices';
import { briefSlack } from './slack';

type Node = DefaultTreeAdapterMap['node'];

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg/onload=alert(1)>",
  'javascript:alert(1)',
  '</style><script>alert(1)</script>',
  '</title></textarea><iframe srcdoc="<script>alert(1)</script>">',
  '{{constructor.constructor "alert(1)"}}{{{html}}}',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<a href="javascript:alert(1)">x</a>\r\nBcc: everybody@example.org',
  '<!channel> <https://evil.example|click>',
];

const person = salesperson('tom');
const context = salesContext(salesTeam([person]));

const allOf = (payload: string) => {
  const event = (type: string, names: string[]) => ({
    at: 1,
    type,
    properties: Object.fromEntries(names.map((name) => [name, payload])),
  });
  return briefOf({
    email: `"${payload}"@example.org`,
    fields: Object.fromEntries(
      ['firstName', 'lastName', 'company', 'role', 'country', 'phone', 'message', 'userAgent'].map((name) => [name, payload]),
    ),
    stage: 'sql',
    score: 80,
    fit: 20,
    because: [payload],
    entries: [{ at: 1, points: 8, because: payload }],
    events: [
      event('page.viewed', ['title', 'url', 'referrer', 'userAgent']),
      event('asset.downloaded', ['asset', 'page']),
      event('mail.clicked', ['mail', 'link']),
      event('content.rated', ['content', 'rating']),
      event('form.submitted', ['form', 'userAgent']),
    ],
    source: { referrer: payload, utm_source: payload, utm_medium: payload, utm_campaign: payload },
    account: { name: payload, contacts: 3, colleagues: [{ name: payload, role: payload, stage: payload }] },
    consent: { mail: payload, tracking: payload },
    assetTitles: {},
    locale: 'en',
  });
}; // prettier-ignore

/** Every element with its attributes, as a browser would build them. */
function elements(node: Node): { name: string; attributes: Record<string, string> }[] {
  const own = 'attrs' in node
    ? [{ name: node.tagName, attributes: Object.fromEntries(node.attrs.map(({ name, value }) => [name, value])) }]
    : [];
  return [...own, ...('childNodes' in node ? node.childNodes.flatMap(elements) : [])];
} // prettier-ignore

/** What of a page could run, or lead elsewhere than to the product. */
const dangers = (html: string): string[] =>
  elements(parse(html)).flatMap(({ name, attributes }) => [
    ...(['script', 'iframe', 'img', 'svg', 'object', 'embed', 'base', 'link'].includes(name) ? [name] : []),
    ...Object.keys(attributes).filter((attribute) => attribute.startsWith('on') || attribute === 'srcdoc'),
    ...['href', 'src', 'action', 'formaction']
      .map((attribute) => attributes[attribute])
      .filter((url) => url !== undefined && !url.startsWith('https://nurture.example.com/h/')),
  ]) as string[];

const view = (payload: string) => ({
  id: '1', email: payload, status: 'new' as const, salesperson: payload, waiting: false, foldedInto: null, overdue: false,
  reasons: [{ because: payload, at: 1, flowId: payload }], brief: allOf(payload), desks: [], notices: [],
  createdAt: '2026-12-01T00:00:00Z', acceptBy: null, contactBy: null, closedAt: null,
  answers: [{ at: '2026-12-01T00:00:00Z', answer: payload, reason: payload, note: payload, until: payload, flow: payload, amount: 1, person: payload, via: payload }],
}); // prettier-ignore

describe.each(PAYLOADS)('%s in every field, referrer and user agent', (payload) => {
  const briefing = { handoffId: '1', contactId: '2', person, brief: allOf(payload), acceptBy: 1, context };

  it('does nothing in the brief’s mail, and adds no header', () => {
    const { html, subject } = briefMail(briefing);
    expect(dangers(html)).toEqual([]);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('does nothing on the brief’s page, nor in what was typed into its form', () => {
    const settings = context.settings();
    const values = { reason: payload, until: payload, amount: payload, note: payload };
    const html = briefPage({
      handoff: view(payload),
      chosen: 'won',
      values,
      error: null,
      action: 'https://nurture.example.com/h/TOKEN',
      flows: [{ id: payload, name: payload }],
      settings,
    });
    expect(dangers(html)).toEqual([]);
  });

  it('does nothing in a reminder', () => {
    const leads = [{ name: payload, why: payload, url: 'https://nurture.example.com/h/TOKEN' }];
    const { html, subject } = noticeMail({ person: payload, title: payload, text: payload, leads });
    expect(dangers(html)).toEqual([]);
    expect(subject).not.toMatch(/[\r\n]/);
  });

  it('is plain text for Slack, whose markup it can’t write', () => {
    const { blocks, text } = briefSlack({ ...briefing, ownChannel: true });
    expect(text).not.toMatch(/[<>]/);
    expect(JSON.stringify(blocks)).not.toContain('mrkdwn');
    const urls = [...JSON.stringify(blocks).matchAll(/"url":"([^"]*)"/g)].map(([, url]) => url ?? '');
    expect(urls.every((url) => url.startsWith('https://nurture.example.com/h/'))).toBe(true);
  });
});
