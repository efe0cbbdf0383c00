import PostalMime from 'postal-mime';
import { tokensFor } from '@nurture/core/token';
import { decodeSource } from './decode-source';
import { preview, type Preview } from './preview';

const show = async (source: string, more: Partial<Parameters<typeof preview>[0]> = {}): Promise<Preview> =>
  (await preview({ source, format: 'hbs', now: 0, ...more })).preview;

describe('a preview', () => {
  it('shows the mail with its own sample, as it would be sent', async () => {
    const source =
      '---\nsubject: Hi {{contact.firstName}}\nsample: { contact: { firstName: Ann } }\n---\n<p>Dear {{contact.firstName}}, <a href="https://x.nl/">read</a></p>';
    const { preview: shown, message } = await preview({
      source,
      format: 'hbs',
      now: 0,
      publicUrl: 'https://n.example',
    });
    expect(shown.subject).toBe('Hi Ann');
    expect(shown.links).toEqual([
      {
        index: 0,
        name: 'read',
        href: 'https://x.nl/',
        tracked: expect.stringMatching(/^https:\/\/n\.example\/c\/[\w-]+$/) as string,
      },
    ]);
    expect(shown.html).toContain(`<p>Dear Ann, <a href="${shown.links[0]?.tracked}">read</a></p>`);
    expect(shown.text).toBe(`Dear Ann, read <${shown.links[0]?.tracked}>\n`);
    expect(shown.bytes).toBe(message.length);
    expect(shown.headers['Subject']).toBe('Hi Ann');
    expect(shown.findings).toEqual([]);
    expect((await PostalMime.parse(message)).html?.trim()).toBe(shown.html);
  });

  it('gives every link of the product an address: each mark of a rating its own', async () => {
    const known = ['unsubscribe', 'preferences', 'download', 'confirm', 'privacy', 'rate', 'rate1', 'rate2', 'rate3', 'rate4', 'rate5']; // prettier-ignore
    const shown = await show(known.map((name) => `<a href="{{links.${name}}}">${name}</a>`).join(' '));
    const addresses = [...shown.text.matchAll(/<(http[^>]+)>/g)].map(([, address]) => address);
    expect([addresses.length, new Set(addresses).size]).toEqual([known.length, known.length - 1]);
  });

  it('names the merge tags of other mail systems, each once, and leaves them as they are', async () => {
    const tags = ['*|UNSUB|*', '%%emailaddr%%', '<%asm_global_unsubscribe_raw_url%>', '%unsubscribe_url%', '[[FNAME]]'];
    const source = `<p>*|FNAME|* saves 20% to 30% [1] on a[[0]]</p>${tags.map((tag) => `<a href="${tag}">x</a>`).join('')}*|FNAME|*`;
    const shown = await show(source, { format: 'html' });
    const foreign = shown.findings.filter(({ rule }) => rule === 'foreign-merge-tag');
    expect(foreign.map(({ message }) => message.split(' ')[0])).toEqual(['*|FNAME|*', ...tags]);
    expect(foreign[1]?.message).toContain('{{links.unsubscribe}}');
    for (const tag of tags) expect(shown.html).toContain(`href="${tag}"`);
  });

  it('warns of an address that holds another one, but not of one that hands it on', async () => {
    const source = '<a href="https://a.nlhttps://a.nl/x">x</a><a href="https://web.example/save/https://a.nl/x">y</a>';
    const shown = await show(`---\nsubject: S\n---\n${source}`);
    expect(shown.findings.map(({ rule }) => rule)).toEqual(['doubled-link']);
  });

  it('leaves what the sample lacks empty, and says so', async () => {
    const shown = await show('---\nsubject: S\n---\n<p>[{{contact.frstName}}]</p>', {
      sample: { contact: { firstName: 'Ann' } },
    });
    expect(shown.html).toContain('<p>[]</p>');
    expect(shown.findings).toEqual([
      {
        rule: 'missing-value',
        level: 'warning',
        message: "the sample has no 'contact.frstName': it is left empty",
        line: 1,
        column: 1,
        suggestion: 'contact.firstName',
      },
    ]);
  });

  it('tells in the text part an address once, and none that runs code', async () => {
    const source =
      '<p><a href="mailto:ann@example.com">ann@example.com</a></p><p><a href="tel:+31205550100">Call</a></p><p><a href="javascript:x()">Go</a></p>';
    expect((await show(source)).text).toBe('ann@example.com\n\nCall <tel:+31205550100>\n\nGo\n');
  });

  it('takes rules drawn with dashes for no front matter, and front matter of other tools for a remark', async () => {
    const drawn = await show('---\n<a href="https://a.example/">a</a>\n---\n<p>b</p>', { format: 'html' });
    expect(drawn.links.map(({ href }) => href)).toEqual(['https://a.example/']);
    const other = await show('---\nlayout: default\n---\n<p>b</p>', { format: 'html' });
    expect(other.findings.map(({ rule, level }) => [rule, level])).toContainEqual(['front-matter', 'warning']);
    expect(other.html).toMatch(/^<p>b<\/p>/);
  });

  it('serves images of the workspace by a link that names the file and nobody', async () => {
    const source =
      '<img src="assets/logo.png" alt="a">{{#if contact.firstName}}<img src=\'../assets/img/b 1.jpg\' alt="b">{{/if}}<img src="https://x.example/assets/c.png" alt="c">';
    const shown = await show(source, {
      kind: 'service',
      images: new Set(['logo.png', 'img/b 1.jpg']),
      sample: { contact: { firstName: 'Ann' } },
      secret: 'a secret for the tests alone',
    });
    const tokens = tokensFor('a secret for the tests alone');
    const files = [...shown.html.matchAll(/\/i\/([\w-]+)/g)].map(([, token]) => tokens.read('i', token ?? ''));
    expect(files).toEqual([{ file: 'logo.png' }, { file: 'img/b 1.jpg' }]);
    expect(shown.html).toContain('src="https://x.example/assets/c.png"');
  });

  it('misses an image that the workspace has not got, and leaves a stranger file as it is', async () => {
    const source = '<img src="assets/logo.png" alt="a">';
    const missing = await show(source, { kind: 'service', images: new Set<string>() });
    expect(missing.findings.map(({ rule }) => rule)).toContain('unknown-image');
    expect((await show(source, { format: 'html' })).html).toContain(source);
  });

  it('shows what nobody gave a value for as it is written, with every link, in a file of its own', async () => {
    const source =
      '{{#if vip}}<a href="https://a.example/{{id}}?a=1&amp;b={{{b}}}">v</a>{{else}}<a href="https://a.example/">p</a>{{/if}} {{#each items}}{{this}} {{@index}} {{/each}}{{t "x"}}{{> foot}}';
    const shown = await show(source);
    expect(shown.links.map(({ href, tracked }) => [href, tracked !== null])).toEqual([
      ['https://a.example/{{id}}?a=1&b={{{b}}}', true],
      ['https://a.example/', true],
    ]);
    expect(shown.html).toContain('{{#each items}}{{this}} {{@index}} {{/each}}{{t "x"}}{{> foot}}');
    expect(shown.findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(
      expect.arrayContaining(['warning missing-value', 'error unknown-helper', 'error template-syntax']) as string[],
    );
    expect((await show(source, { sample: { vip: true, id: 7, b: 'x', items: [] } })).html).toContain('>v</a> {{t');
  });

  it('shows a part of a mail, or one of MJML 3, as well as it can, and names what it leaves out', async () => {
    const part = '<mj-section><mj-column><mj-button href="https://a.example/">b</mj-button></mj-column></mj-section>';
    const mails = [
      part,
      '<!-- a note --><mj-text><a href="https://a.example/">a</a></mj-text>',
      `<mjml><mj-body><mj-container>${part}</mj-container></mj-body></mjml>`,
      `<mjml><mj-body><mj-include path="./head.mjml" />${part}</mj-body></mjml>`,
    ];
    for (const source of mails) {
      const shown = await show(source, { format: 'mjml' });
      expect(shown.links.map(({ href, tracked }) => [href, tracked !== null])).toEqual([['https://a.example/', true]]);
      expect(shown.findings.map(({ rule, level }) => `${level} ${rule}`)).toContain('error mjml');
    }
  });

  it('works without data, for any file', async () => {
    expect((await show('<p>{{contact.firstName}}</p>')).html).toMatch(/^<p>\{\{contact.firstName\}\}<\/p>/);
    expect((await show('<p>[{{contact.firstName}}]</p>', { kind: 'service' })).html).toMatch(/^<p>\[\]<\/p>/);
    expect((await show('<p>{{first_name}}</p>', { format: 'html' })).html).toMatch(/^<p>\{\{first_name\}\}<\/p>/);
    expect((await show('', { format: 'mjml' })).findings.map(({ rule }) => rule)).toContain('mjml');
  });
});

describe('a file of a mail', () => {
  it('is read in the encoding it was written in', () => {
    expect(decodeSource(Buffer.from('caf\u00e9', 'utf8'))).toBe('café');
    expect(decodeSource(Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x92]))).toBe('café’');
    expect(decodeSource(Buffer.from('<meta charset="iso-8859-15">\u00a4', 'latin1'))).toContain('€');
    expect(decodeSource(Buffer.from('\ufeffcafé', 'utf16le'))).toBe('café');
  });
});
