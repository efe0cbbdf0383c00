import { type HoleFill, renderHoles } from '@nurture/core/mail';
import { compileMail, type CompiledSource, type MailSource } from './compile-mail';
import { fillSegments } from './skeleton';

const compile = (source: string, more: Partial<MailSource> = {}): Promise<CompiledSource> =>
  compileMail({ source, format: 'hbs', kind: 'service', ...more });

const contact = { firstName: 'Ann', email: 'a+b@x.nl', locale: 'nl', timezone: 'Europe/Amsterdam' };
const fill: HoleFill = {
  variables: {
    contact,
    items: [
      { id: 1, name: 'A & B' },
      { id: 2, name: 'C' },
    ],
  },
  actions: { unsubscribe: 'https://n.example/u/1' },
};
const tracking = {
  open: 'https://n.example/o/1',
  click: (index: number, to: string) => `https://n.example/c/${index}?${to}`,
};

const htmlOf = async (source: string, more: Partial<MailSource> = {}, data = fill): Promise<string> => {
  const compiled = await compile(source, { sample: { items: [] }, ...more });
  return fillSegments(compiled.html, renderHoles(compiled.mail, data));
};
const textOf = async (source: string, data = fill): Promise<string> => {
  const compiled = await compile(source, { sample: { items: [] } });
  return fillSegments(compiled.text, renderHoles(compiled.mail, data));
};
const rules = async (source: string, more: Partial<MailSource> = {}): Promise<string[]> =>
  (await compile(`---\nsubject: S\n---\n${source}`, more)).findings.map(
    ({ rule, level, line, column }) => `${level} ${rule} ${line}:${column}`,
  );

describe('front matter', () => {
  it.each([
    ['on top', '---\nsubject: Your paper\npreheader: Read it\nfrom: sales-desk\n---\n<p>Hi</p>'],
    ['in a comment', '<!--\n---\nsubject: Your paper\npreheader: "Read it"\nfrom: sales-desk\n---\n-->\n<p>Hi</p>'],
    [
      'with CRLF and a byte order mark',
      '\uFEFF---\r\nsubject: Your paper\r\npreheader: Read it\r\nfrom: sales-desk\r\n---\r\n<p>Hi</p>',
    ],
  ])('is read %s, and is no part of the mail', async (_, source) => {
    const { frontMatter, html, findings } = await compile(source);
    expect(frontMatter).toEqual({ subject: 'Your paper', preheader: 'Read it', from: 'sales-desk' });
    expect(html.texts.join('')).toMatch(/^<div style="display:none[^>]*>Read it<\/div><p>Hi<\/p>$/);
    expect(findings).toEqual([]);
  });

  it('takes a subject as it is typed: with mustaches, colons and quotes', async () => {
    const subject = async (typed: string): Promise<string | undefined> => {
      const { mail } = await compile(`---\nsubject: ${typed}\n---\n<p>x</p>`);
      return renderHoles(mail, fill)[mail.subject];
    };
    expect(await subject('{{contact.firstName}}: O\'Brien\'s "paper" # 1')).toBe('Ann: O\'Brien\'s "paper" # 1');
    expect(await subject('"quoted: {{contact.firstName}}"')).toBe('quoted: Ann');
    expect(await subject('Hi {{default contact.nickName "you"}}')).toBe('Hi you');
  });

  it('says what it can not read', async () => {
    const { findings } = await compile('---\nsubject: S\ncolour: red\nsample: [1, 2\n---\n<p>x</p>');
    expect(findings.map(({ rule, line }) => `${rule} ${line}`)).toContain('front-matter 2');
  });

  it('is not missed where there is none: the title stands in for the subject', async () => {
    const { mail } = await compile('<html><head><title>Our &amp; your offer</title></head><body>x</body></html>', {
      kind: 'loose',
    });
    expect(renderHoles(mail, fill)[mail.subject]).toBe('Our & your offer');
  });
});

describe('variables', () => {
  it('are escaped in HTML, and not in the text part', async () => {
    const data = { ...fill, variables: { contact: { firstName: '<b>&' } } };
    expect(await htmlOf('<p>{{contact.firstName}}</p>', {}, data)).toBe('<p>&lt;b&gt;&amp;</p>');
    expect(await textOf('<p>{{contact.firstName}}</p>', data)).toBe('<b>&\n');
  });

  it('lose their tags in the text part when they are HTML', async () => {
    const data = { ...fill, variables: { contact: { bio: '<p>One &amp; <b>two</b></p>' } } };
    expect(await htmlOf('{{{contact.bio}}}', {}, data)).toBe('<p>One &amp; <b>two</b></p>');
    expect(await textOf('{{{contact.bio}}}', data)).toBe('One & two\n\n');
  });

  it('are percent-encoded inside an address, and whole addresses are not', async () => {
    const html = '<a href="https://x.nl/?e={{contact.email}}&amp;n={{default contact.nick "a b"}}">x</a>';
    expect(await htmlOf(html)).toBe('<a href="https://x.nl/?e=a%2Bb%40x.nl&amp;n=a%20b">x</a>');
    const data = { ...fill, variables: { event: { url: 'https://y.nl/?a=1&b=2' } } };
    expect(await htmlOf('<a href="{{event.url}}">x</a>', {}, data)).toBe('<a href="https://y.nl/?a=1&amp;b=2">x</a>');
    expect(await htmlOf('<a href="{{event.url}}&amp;c={{event.url}}">x</a>', {}, data)).toContain(
      'b=2&amp;c=https%3A%2F%2Fy.nl',
    );
  });

  it("carry the recipient's destination into the click", async () => {
    const html = '<a href="https://x.nl/?e={{contact.email}}">x</a>';
    expect(await htmlOf(html, {}, { ...fill, tracking })).toContain(
      'href="https://n.example/c/0?https://x.nl/?e=a%2Bb%40x.nl"',
    );
  });

  it('that nothing provides are named, with the one that was meant', async () => {
    const { findings } = await compile('---\nsubject: Hi\n---\n<p>Dear\n  {{contact.frstName}}</p>', {
      known: ['contact.firstName', 'contact.email', 'links.unsubscribe'],
    });
    expect(findings).toEqual([
      {
        rule: 'unknown-variable',
        level: 'error',
        message: "nothing provides 'contact.frstName'; did you mean 'contact.firstName'?",
        line: 5,
        column: 3,
        suggestion: 'contact.firstName',
      },
    ]);
  });

  it('are listed, also those of blocks, helpers and the subject', async () => {
    const { mail } = await compile(
      '---\nsubject: "{{company.name}}"\n---\n{{#if contact.vip}}{{default contact.nick account.name}}{{/if}}{{#each event.items}}{{name}}{{/each}}',
    );
    expect(mail.variables).toEqual(['account.name', 'company.name', 'contact.nick', 'contact.vip', 'event.items']);
  });
});

describe('blocks', () => {
  const list =
    '<ul>{{#each items}}<li><a href="https://x.nl/{{id}}?e={{../contact.email}}">{{name}}</a></li>{{else}}none{{/each}}</ul>';

  it('are rendered with the links inside them, each to its own destination', async () => {
    expect(await htmlOf(list, {}, { ...fill, tracking })).toContain(
      '<li><a href="https://n.example/c/0?https://x.nl/1?e=a%2Bb%40x.nl">A &amp; B</a></li><li><a href="https://n.example/c/0?https://x.nl/2?',
    );
    expect((await textOf(list)).trimEnd()).toBe(
      '- A & B <https://x.nl/1?e=a%2Bb%40x.nl>\n- C <https://x.nl/2?e=a%2Bb%40x.nl>',
    );
  });

  it('may choose an address, or stand in an attribute', async () => {
    const choice =
      '<a href="{{#if contact.vip}}https://x.nl/vip?c={{contact.locale}}{{else}}https://x.nl/{{contact.locale}}{{/if}}" class="{{#unless contact.vip}}plain{{/unless}}">x</a>';
    expect(await htmlOf(choice, {}, { ...fill, tracking })).toContain(
      '<a href="https://n.example/c/0?https://x.nl/nl" class="plain">',
    );
  });

  it('around sections of MJML stay in the mail', async () => {
    const source =
      '<mjml><mj-body>{{#if contact.vip}}<mj-section><mj-column><mj-text>VIP</mj-text></mj-column></mj-section>{{else}}<mj-section><mj-column>{{#each items}}<mj-button href="https://x.nl/{{id}}">{{name}}</mj-button>{{/each}}</mj-column></mj-section>{{/if}}</mj-body></mjml>';
    const html = await htmlOf(source, { format: 'mjml' }, { ...fill, tracking });
    expect(html).not.toContain('VIP');
    expect(html.match(/n\.example\/c\/0\?https:\/\/x\.nl\/\d/g)).toEqual([
      'n.example/c/0?https://x.nl/1',
      'n.example/c/0?https://x.nl/2',
    ]);
  });

  it('keep quotes of parameters out of the way of MJML and HTML', async () => {
    const source =
      '<mjml><mj-body><mj-section><mj-column><mj-button href="https://x.nl/{{default contact.nick "a>b"}}">x</mj-button></mj-column></mj-section></mj-body></mjml>';
    expect(await htmlOf(source, { format: 'mjml' })).toContain('href="https://x.nl/a%3Eb"');
  });

  it('format dates and numbers in the language and zone of the contact', async () => {
    const data = { ...fill, variables: { contact, event: { at: '2026-11-21T23:30:00Z', price: 1234.5 } } };
    expect(await htmlOf('{{formatDate event.at}} {{formatNumber event.price currency="EUR"}}', {}, data)).toBe(
      '22 november 2026 €\u00a01.234,50',
    );
    expect(await htmlOf('[{{formatDate event.none}}]', {}, data)).toBe('[]');
  });
});

describe('findings', () => {
  it('name a mistake by line and column, and leave the rest of the mail whole', async () => {
    expect(await rules('<p>a</p>\n  {{ x | y }} {{#if contact.a}}\n{{/each}}')).toEqual([
      'error template-syntax 5:3',
      'error template-syntax 5:15',
      'error template-syntax 6:1',
    ]);
    expect(await htmlOf('<a href="https://x.nl/">{{ x | y }}</a> {{#if}} {{contact.firstName}}')).toBe(
      '<a href="https://x.nl/">{{ x | y }}</a> {{#if}} Ann',
    );
  });

  it('miss the unsubscribe link and the postal address of a marketing mail, and of no other', async () => {
    const marketing = { kind: 'marketing' } as const;
    expect(await rules('<p>x</p>', marketing)).toEqual([
      'error missing-postal-address 1:1',
      'error missing-unsubscribe 1:1',
    ]);
    expect(await rules('<a href="{{links.unsubscribe}}">Stop</a> {{company.address}}', marketing)).toEqual([]);
    expect(
      await rules('{{links.preferences}} Street 1, 1000 AA Town', {
        ...marketing,
        postalAddress: ['Street 1', '1000 AA Town'],
      }),
    ).toEqual([]);
    expect(await rules('<p>x</p>')).toEqual([]);
  });

  it('point at images without alt, dangerous links and helpers that do not exist', async () => {
    expect(await rules('<img src="x.png">\n<a href="javascript:x">y</a>\n{{shout contact.firstName}}')).toEqual([
      'warning missing-alt 4:1',
      'error dangerous-link 5:10',
      'error unknown-helper 6:1',
    ]);
  });

  it('refuse HTML that Gmail would cut off', async () => {
    expect(await rules(`<p>${'x'.repeat(103 * 1024)}</p>`)).toEqual(['error html-too-large 1:1']);
  });

  it('miss a subject', async () => {
    expect((await compile('<p>x</p>')).findings.map(({ rule }) => rule)).toEqual(['empty-subject']);
  });

  it('say where MJML goes wrong', async () => {
    const source =
      '<mjml><mj-body>\n<mj-section><mj-column>\n<mj-txt>x</mj-txt></mj-column></mj-section></mj-body></mjml>';
    expect(await rules(source, { format: 'mjml' })).toEqual(['error mjml 6:1']);
    expect(await rules('<p>no mjml</p>', { format: 'mjml' })).toEqual(['error mjml 4:1']);
  });
});

describe('a compiled mail', () => {
  it('survives the database: JSON in, JSON out, same hash for the same source', async () => {
    const source = '---\nsubject: S\n---\n<p>{{contact.firstName}}</p>';
    const { mail } = await compile(source);
    expect(JSON.parse(JSON.stringify(mail))).toEqual(mail);
    expect((await compile(source)).mail.hash).toBe(mail.hash);
    expect((await compile(`${source}.`)).mail.hash).not.toBe(mail.hash);
  });

  it('has a link that nobody sees for those who may be tracked, out of the way of readers and not in the text', async () => {
    const source = '<body><a href="mailto:a@b.nl">m</a><a href="https://{{contact.locale}}.nl">v</a><a href="https://x.nl/?a=1&amp;b=2">x</a></body>';
    const trapped = { ...fill, tracking: { ...tracking, trap: (to: string) => `https://n.example/trap?${to}` } };
    const html = await htmlOf(source, {}, trapped);
    const [trap] = html.match(/<a [^>]*trap[^>]*><\/a>/) ?? [];
    expect(trap).toContain('href="https://n.example/trap?https://x.nl/?a&#x3D;1&amp;b&#x3D;2"');
    expect(trap).toMatch(/aria-hidden="true" tabindex="-1" style="display:none/);
    expect(await textOf(source, trapped)).not.toContain('trap');
    for (const without of [fill, { ...fill, tracking }]) expect(await htmlOf(source, {}, without)).not.toContain('tabindex');
    expect(await htmlOf('<a href="https://{{contact.locale}}.nl">v</a>', {}, trapped)).not.toContain('tabindex');
  }); // prettier-ignore

  it('fetches no font from a stranger, who would learn who opened it; one that its author asks for stays', async () => {
    const of = (head: string): string =>
      `<mjml><mj-head>${head}<mj-attributes><mj-all font-family="Roboto, Arial" /></mj-attributes></mj-head><mj-body>
      <mj-section><mj-column><mj-text>Hi</mj-text></mj-column></mj-section></mj-body></mjml>`;
    expect(await htmlOf(of(''), { format: 'mjml' })).not.toMatch(/https?:\/\/[^"']*(google|font)/);
    const own = '<mj-font name="Roboto" href="https://fonts.example/roboto.css" />';
    expect(await htmlOf(of(own), { format: 'mjml' })).toContain('https://fonts.example/roboto.css');
  });

  it('has the pixel before the end of the body', async () => {
    expect(await htmlOf('<html><body><p>x</p></body></html>', {}, { ...fill, tracking })).toMatch(
      /<p>x<\/p><img src="https:\/\/n\.example\/o\/1"[^>]*><\/body><\/html>$/,
    );
  });

  it('never counts our own links as clicks', async () => {
    const { mail } = await compile('<a href="{{links.unsubscribe}}">Stop</a><a href="https://x.nl/">x</a>');
    expect(mail.links.map(({ kind }) => kind)).toEqual(['action', 'tracked']);
    expect(await htmlOf('<a href="{{links.unsubscribe}}">Stop</a>', {}, { ...fill, tracking })).toContain(
      '<a href="https://n.example/u/1">Stop</a>',
    );
  });

  it('names a link by data-name, id, text, image, or else its address', async () => {
    const { mail } = await compile(
      '<a data-name="cta" id="x" href="https://1.nl/">t</a><a id="i" href="https://2.nl/">t</a><a href="https://3.nl/"> the <b>text</b> </a><a href="https://4.nl/"><img alt="Logo" src="x"></a><a href="https://5.nl/"></a>',
    );
    expect(mail.links.map(({ name }) => name)).toEqual(['cta', 'i', 'the text', 'Logo', 'https://5.nl/']);
  });

  it('has a text part that reads like a mail', async () => {
    const source =
      '<html><head><style>a{}</style></head><body><div style="display:none">hidden</div><h1>Title</h1><table><tr><td>One</td><td>Two</td></tr></table><p>See <a href="https://x.nl/a">https://x.nl/a</a> or <a href="https://x.nl/b"><img src="b.png" alt="the shop"></a>.</p><ul><li>a</li><li>b</li></ul><a href="#top">up</a></body></html>';
    expect(await textOf(source)).toBe(
      'Title\n\nOne\nTwo\n\nSee https://x.nl/a or the shop <https://x.nl/b>.\n\n- a\n- b\n\nup\n',
    );
  });

  it('says so when MJML leaves out one end of a block, and still makes a mail', async () => {
    const source = '<mjml><mj-body>{{#if contact.firstName}}<?xml {{/if}}</mj-body></mjml>';
    const { findings } = await compileMail({ source, format: 'mjml', kind: 'loose' });
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'mjml', level: 'error', line: 1, column: 16 }));
  });
});

describe('a mail that another system was to fill in', () => {
  const known = ['contact.firstName', 'contact.email', 'links.unsubscribe'];

  it.each([
    ['Mailchimp', '<p>Hi *|IF:FNAME|*', 'condition'],
    ['AMPscript', '<p>%%[ SET @x = 1 ]%%', 'contact'],
    ['ERB', '<p><% if @user.vip? %>', 'condition'],
    ['Liquid', '<p>{%- if customer.vip -%}', 'condition'],
    ['PHP', '<p title="<?= $name ?>">', 'contact'],
    ['Template Toolkit', '<p>[% IF vip %]', 'condition'],
    ['FreeMarker', '<p><#if vip>', 'condition'],
    ['Thymeleaf', '<p>#{email.greeting}', 'contact'],
    ['Mailjet', '<p>[[var:firstname:"you"]]', 'contact'],
    ['phpList', '<p>x [UNSUBSCRIBE]', 'links.unsubscribe'],
  ])('is not let into a workspace, and says what to write for the tag of %s', async (system, source, instead) => {
    const { findings } = await compile(`---\nsubject: S\n---\n\n${source}</p>`, { format: 'html', known });
    expect(findings).toMatchObject([{ rule: 'foreign-merge-tag', level: 'error', line: 5 }]);
    expect(findings[0]?.message).toContain(system);
    expect(findings[0]?.message).toContain(instead);
  });

  it('takes no style, script, price or footnote for a tag', async () => {
    const source = `<style>@media (max-width:1px){.a{width:100%}.b{color:#fff}}</style><!--[if mso]><p>[1]</p><![endif]-->
      <p>20% off, 5%–10% [see below] $9 {x} #1 @home 50%% <b>a | b</b></p>`;
    expect(await rules(source, { format: 'html', known })).toEqual([]);
  });

  it.each([
    ['first_name', 'contact.firstName'],
    ['user.email', 'contact.email'],
    ['unsubscribe_url', 'links.unsubscribe'],
  ])('hears that {{%s}} is probably {{%s}}', async (theirs, ours) => {
    const inHtml = await compile(`<title>S</title>{{${theirs}}}`, { format: 'html', known });
    expect(inHtml.findings).toMatchObject([{ level: 'error', suggestion: ours }]);
    const inTemplate = await compile(`<title>S</title>{{${theirs}}}`, { known });
    expect(inTemplate.findings).toMatchObject([{ rule: 'unknown-variable', suggestion: ours }]);
    expect(inTemplate.findings[0]?.message).toContain(`did you mean '${ours}'?`);
  });
});

describe('the text part of a mail from elsewhere', () => {
  it('holds what stands behind the end of the body, as mail clients show it', async () => {
    const html = '<html><head><title>T</title></head><body><p>Hi</p></body></html>\n<p>Sent by the list</p>';
    expect(await textOf(html)).toBe('Hi\n\nSent by the list\n');
  });

  it('keeps a link in preformatted text apart from its words', async () => {
    const html =
      '<pre>To stop:\n<a href="https://a.example/u?z=2">click here</a>\n<a href="https://a.example/1">https://a.example/1</a></pre>';
    expect(await textOf(html)).toBe('To stop:\nclick here <https://a.example/u?z=2>\nhttps://a.example/1\n');
  });

  it('shows the address alone of a link without words', async () => {
    expect(
      await textOf(
        '<a href="https://a.example/1"><img src="x.png"></a> <a href="https://a.example/2"><img src="x.png" alt="Shop"></a>',
      ),
    ).toBe('https://a.example/1 Shop <https://a.example/2>\n');
  });
});
