import { parse } from 'parse5';
import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { assemble, type HoleFill, renderHoles } from '@nurture/core/mail';
import { tokensFor } from '@nurture/core/token';
import { compileMail } from './compile-mail';
import { preview } from './preview';
import { fillSegments } from './skeleton';
import { styles } from './styles.fixtures';

const secret = 'a secret for the tests alone';
const tokens = tokensFor(secret);
const untracked: HoleFill = { variables: {}, actions: {} };
const headers = {
  messageId: '1.a@example.com',
  date: 0,
  from: { address: 'a@example.com' },
  to: { address: 'b@example.com' },
};

/** The author's html again: each tracked address back to what stood there. */
async function unwrapped(html: string): Promise<{ original: string; wrapped: number[]; destinations: string[] }> {
  const { mail, ...bodies } = await compileMail({ source: html, format: 'html', kind: 'loose' });
  const wrapped: number[] = [];
  const destinations: string[] = [];
  const click = (index: number, destination: string): string => {
    wrapped.push(index);
    destinations[index] = destination;
    return `https://track.test/c/${index}.`;
  };
  const tracked = fillSegments(
    bodies.html,
    renderHoles(mail, { ...untracked, tracking: { click, open: 'https://track.test/o' } }),
  );
  const original = tracked
    .replace(/<img src="https:\/\/track\.test\/o"[^>]*>/, '')
    .replace(/https:\/\/track\.test\/c\/(\d+)\./g, (_, index: string) => mail.links[Number(index)]?.raw ?? '?');
  return { original, wrapped, destinations };
}

describe.each(styles)('a mail in the style of $style', ({ html, links }) => {
  it('shows every link as its author wrote it, tracks what can be, and carries each destination in its token', async () => {
    const { preview: shown } = await preview({ source: html, format: 'html', now: 0, secret });
    expect(shown.links.map(({ href, tracked }) => (tracked ? href : `-${href}`))).toEqual(links);
    for (const { index, href, tracked } of shown.links) {
      if (tracked === null) continue;
      const token = tokens.read('c', tracked.split('/c/')[1] ?? '');
      expect(token).toEqual({
        mail: expect.any(String) as string,
        link: index,
        destination: href.replace(/[\t\r\n]/g, ''),
      });
      expect(shown.html.split(tracked)).toHaveLength(2);
    }
  });

  it('is the same to the last byte but for the addresses wrapped and the pixel', async () => {
    const { original, wrapped } = await unwrapped(html);
    expect(original).toBe(html);
    expect(new Set(wrapped).size).toBe(links.filter((link) => !link.startsWith('-')).length);
  });

  it('is the same to the last byte for somebody who is not tracked', async () => {
    const compiled = await compileMail({ source: html, format: 'html', kind: 'loose' });
    expect(fillSegments(compiled.html, renderHoles(compiled.mail, untracked))).toBe(html);
  });

  it('arrives as it was sent, in lines that every server takes', async () => {
    const compiled = await compileMail({ source: html, format: 'html', kind: 'loose' });
    const holes = renderHoles(compiled.mail, untracked);
    const message = assemble(compiled.mail, holes, headers);
    const parsed = await PostalMime.parse(message);
    const wire = (text: string): string => text.replace(/\r\n/g, '\n').trimEnd();
    expect(wire(parsed.html ?? '')).toBe(wire(html.replace(/\r?\n/g, '\n')));
    expect(wire(parsed.text ?? '')).toBe(wire(fillSegments(compiled.text, holes)));
    const lines = message.toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76);
    expect(lines.join('')).not.toMatch(/[\r\n]/);
  });
});

describe('any mail at all', () => {
  const scraps = fc.constantFrom(
    ...[
      '<a href="https://a.example/1">',
      "<a href='https://b.example/?x=1&amp;y=2'>",
      '<a href=https://c.example/>',
      '</a>',
    ],
    ...[
      '<A HREF="',
      '">',
      '<!--[if mso]>',
      '<![endif]-->',
      '<!--',
      '-->',
      '<v:rect href="https://v.example/">',
      '</v:rect>',
    ],
    ...[
      '{{x}}',
      '{{#if y}}',
      '{{else}}',
      '{{/if}}',
      '{{{z}}}',
      '{{ a | b }}',
      '{{',
      '}}',
      '{',
      '}',
      '"',
      "'",
      '=',
      '&amp;',
      '&',
    ],
    ...[
      '<style>',
      '</style>',
      '<title>',
      '</title>',
      '<table>',
      '<tr>',
      '</table>',
      '</body>',
      '<body>',
      '</html>',
      '<p>',
    ],
    ...[
      'https://d.example/',
      'mailto:x@y.z',
      '#a',
      ' ',
      '\n',
      '\r\n',
      'é',
      '😀',
      'text',
      '<',
      '>',
      '/',
      '*|U|*',
      '%%u%%',
      '\u0000',
    ],
    ...[
      '<script>',
      '</script>',
      '<textarea>',
      '<svg>',
      '<![CDATA[',
      ']]>',
      '<?xml',
      '\\',
      '---',
      '\uf600',
      '\uf601',
      '\ud800',
    ],
  );

  it('compiles, whatever it is, and loses no byte', async () => {
    const runs = process.env['NURTURE_TEST_FULL'] === '1' ? 20_000 : 120;
    const mails = fc.array(scraps, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const plain = mails.filter((html) => !html.includes('\u0000') && !/^\s*(<!--\s*)?---/.test(html));
    await fc.assert(
      fc.asyncProperty(plain, async (html) => {
        const { original, wrapped } = await unwrapped(html);
        expect(original).toBe(html);
        expect(new Set(wrapped).size).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs, examples: [['{{"><a href="}}']] },
    );
  }, 900_000);

  it('compiles as a template or as MJML too, and comes out with findings at worst', async () => {
    const mails = fc.array(scraps, { maxLength: 25 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(mails, fc.constantFrom('hbs', 'mjml', 'html'), async (source, format) => {
        const wrapped =
          format === 'mjml'
            ? `<mjml><mj-body><mj-section><mj-column><mj-text>${source}</mj-text></mj-column></mj-section></mj-body></mjml>`
            : source;
        const { preview: shown, message } = await preview({ source: wrapped, format, now: 0 });
        expect(typeof shown.html).toBe('string');
        expect(message.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]/);
        expect(shown.findings.filter(({ rule }) => rule === 'render')).toEqual([]);
      }),
      { numRuns: process.env['NURTURE_TEST_FULL'] === '1' ? 3_000 : 50 },
    );
  }, 900_000);

  it.each([
    ['open braces by the thousand', '{{'.repeat(5_000)],
    ['elements in each other by the thousand', `${'<div>'.repeat(10_000)}<a href="https://a.example/">x</a>`],
    ['open blocks by the thousand', '{{#if contact.a}}'.repeat(1_000)],
    ['links by the thousand', '<a href="https://a.example/?a=1&amp;b=2">x</a>\n'.repeat(3_000)],
    ['a megabyte without a space', 'x'.repeat(1_000_000)],
    ['backslashes before open braces', 'C:\\\\{{contact.firstName}} \\\\{{ \\\\{{{{ \\\\\\{{!-- '.repeat(1_000)],
    ['comments that never end', '<!--[if mso]><a href="https://a.example/">'.repeat(5_000)],
  ])('compiles in bounded time: %s', async (_, source) => {
    const { mail } = await compileMail({ source, format: 'html', kind: 'loose' });
    expect(mail.hash).toHaveLength(64);
  });

  it('takes two backslashes before a mustache for one, as Handlebars does', async () => {
    const source = 'C:\\\\{{contact.firstName}} and \\{{contact.firstName}}';
    const sample = { contact: { firstName: 'Ann' } };
    const { preview: shown } = await preview({ source, format: 'hbs', now: 0, sample });
    expect(shown.text).toContain('C:\\Ann and {{contact.firstName}}');
  });

  it('has the links that a browser finds in it', () => {
    for (const { html, links, style } of styles) {
      if (/conditional|VML|Outlook|parser would move|never closed|Liquid|Twig/.test(style)) continue;
      expect(browserLinks(html)).toEqual(links.map((link) => link.replace(/^-/, '')));
    }
  });
});

interface Node {
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string; readonly prefix?: string }[];
  readonly childNodes?: readonly Node[];
}

function browserLinks(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    const href = node.attrs?.find((one) => one.name === 'href' && !one.prefix)?.value;
    if (href !== undefined && (node.tagName === 'a' || node.tagName === 'area')) found.push(href.trim());
    node.childNodes?.forEach(walk);
  };
  walk(parse(html) as unknown as Node);
  return found;
}
