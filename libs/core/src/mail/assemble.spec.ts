import fc from 'fast-check';
import PostalMime from 'postal-mime';
import {
  assemble,
  type CompiledMail,
  composeMail,
  composeNotification,
  type Hole,
  type HoleFill,
  MailError,
  type MailHeaders,
  parseAddress,
  renderHoles,
  staticPart,
} from './index';

const headers: MailHeaders = {
  messageId: '12.abc@example.com',
  date: Date.UTC(2026, 10, 21, 9, 30),
  from: { name: 'Sanne Visser', address: 'sanne@example.com' },
  to: { address: 'ann@example.net' },
};

/** A mail of which the HTML is `parts` with `holes` between them, and the text the first hole alone. */
function mailOf(parts: readonly string[], holes: readonly Hole[], subject: string): CompiledMail {
  return {
    version: 1,
    hash: 'f'.repeat(64),
    subject: holes.length,
    html: { parts: parts.map(staticPart), holes: holes.map((_, at) => at) },
    text: { parts: [staticPart('Hello '), staticPart('')], holes: [0] },
    holes: [...holes, { kind: 'template', source: subject, escape: 'line' }],
    links: [
      { name: 'x', href: 'https://example.org/?a=1&b=2', kind: 'tracked', raw: 'https://example.org/?a=1&amp;b=2' },
    ],
    variables: [],
    htmlBytes: 0,
  };
}

const link: Hole = { kind: 'link', index: 0, escape: 'html' };
const fill: HoleFill = {
  variables: { contact: { firstName: 'O\'Brien & "Söhne" <x>', none: null, list: ['a', 'b'] } },
  actions: { unsubscribe: 'https://n.example/u/1' },
};
const name: Hole = { kind: 'value', path: 'contact.firstName', escape: 'html' };

describe('a mail put together from its skeleton', () => {
  const mail = mailOf(
    ['<p>Hi ', ' ', '</p><a href="', '">x</a>', ''],
    [name, { ...name, path: 'contact.none' }, link, { kind: 'pixel' }],
    "{{contact.firstName}}'s paper",
  );

  it('escapes values in HTML and leaves them as they are in the subject', async () => {
    const parsed = await PostalMime.parse(composeMail(mail, fill, headers));
    expect(parsed.subject).toBe('O\'Brien & "Söhne" <x>\'s paper');
    expect(parsed.html?.trim()).toBe(
      '<p>Hi O&#x27;Brien &amp; &quot;Söhne&quot; &lt;x&gt; </p><a href="https://example.org/?a=1&amp;b=2">x</a>',
    );
  });

  it("carries no pixel and the author's own addresses without tracking, and both with it", async () => {
    const asked: string[] = [];
    const tracking = {
      open: 'https://n.example/o/1.gif',
      click: (index: number, to: string) => (asked.push(`${index} ${to}`), 'https://n.example/c/1'),
    };
    const parsed = await PostalMime.parse(composeMail(mail, { ...fill, tracking }, headers));
    expect(parsed.html).toContain('<a href="https://n.example/c/1">x</a><img src="https://n.example/o/1.gif"');
    expect(asked).toEqual(['0 https://example.org/?a=1&b=2']);
    expect(composeMail(mail, fill, headers).toString()).not.toContain('n.example');
  });

  it('gives the same bytes for the same values, for ever', () => {
    const holes = JSON.parse(JSON.stringify(renderHoles(mail, fill))) as string[];
    const again = JSON.parse(JSON.stringify(mail)) as CompiledMail;
    expect(assemble(again, holes, headers).equals(composeMail(mail, fill, headers))).toBe(true);
  });

  it('refuses values of another mail', () => {
    expect(() => assemble(mail, ['x'], headers)).toThrow(new MailError('mail.holes-mismatch', '1 values for 5 holes'));
  });

  it('reads own properties of the data alone', () => {
    const hole: Hole = { kind: 'value', path: 'contact.constructor.name', escape: 'text' };
    expect(renderHoles(mailOf(['', ''], [hole], ''), fill)[0]).toBe('');
    const block: Hole = {
      kind: 'template',
      source: '{{#with contact}}{{constructor.name}}{{__proto__}}{{/with}}',
      escape: 'html',
    };
    expect(renderHoles(mailOf(['', ''], [block], ''), fill)[0]).toBe('');
  });

  it('never links to code that a value brings along', () => {
    const mailWithVariable: Hole = {
      kind: 'template',
      source: '{{#mail-link 0}}{{{mail-base contact.url}}}{{/mail-link}}',
      escape: 'html',
    };
    const render = (url: string): string | undefined =>
      renderHoles(mailOf(['', ''], [mailWithVariable], ''), { ...fill, variables: { contact: { url } } })[0];
    expect(render(' java\nscript:alert(1)')).toBe('#');
    expect(render('https://x.example/"><script>')).toBe('https://x.example/&quot;&gt;&lt;script&gt;');
  });

  it('says which template failed by a stable code', () => {
    const broken: Hole = { kind: 'template', source: '{{nobody "x"}}', escape: 'html' };
    expect(() => renderHoles(mailOf(['', ''], [broken], ''), fill)).toThrow(/^mail\.template-failed/);
  });

  it('writes every header once, in lines that fit', () => {
    const message = composeMail(mail, fill, {
      ...headers,
      replyTo: { name: 'Desk, sales', address: 'desk@example.com' },
      listUnsubscribe: {
        url: `https://n.example/u/${'x'.repeat(120)}`,
        mailto: 'mailto:stop@example.com?subject=stop',
      },
      listId: { id: 'whitepapers.example.com', name: 'Whitepapers' },
      feedbackId: ['flow', 'whitepapers', 'marketing', 'nurture'],
    }).toString('latin1');
    const head = message.slice(0, message.indexOf('\r\n\r\n')).split(/\r\n(?![ \t])/);
    expect(head.map((line) => line.split(':')[0])).toEqual([
      ...['Date', 'From', 'To', 'Reply-To', 'Subject', 'Message-ID', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
      ...['List-Id', 'Feedback-ID', 'MIME-Version', 'Content-Type'],
    ]);
    expect(head[0]).toBe('Date: Sat, 21 Nov 2026 09:30:00 +0000');
    expect(head[7]).toBe('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(head[9]).toBe('Feedback-ID: flow:whitepapers:marketing:nurture');
  });
});

describe('a header', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '\r\n',
          '\n',
          '\r',
          '\0',
          'Bcc: evil@example.org',
          '<',
          '>',
          ',',
          '"',
          '\\',
          ':',
          ';',
          '@',
          ' ',
          '\t',
          '\u2028',
          '\u0085',
          '\u202e',
          '=?utf-8?q?x?=',
          'é',
          '😀',
          'name',
          'x'.repeat(100),
        ),
        { maxLength: 12 },
      )
      .map((pieces) => pieces.join('')),
  );
  const expected = [
    'Date',
    'From',
    'To',
    'Reply-To',
    'Subject',
    'Message-ID',
    'Auto-Submitted',
    'MIME-Version',
    'Content-Type',
  ];

  it('lets no name or subject add a header, a recipient or a long line', async () => {
    const runs = process.env['NURTURE_TEST_FULL'] === '1' ? 10_000 : 500;
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (from, to, subject) => {
        const message = composeNotification(
          { subject, html: '<p>x</p>', text: 'x' },
          {
            ...headers,
            from: { name: from, address: 'a@example.com' },
            to: { name: to, address: 'b@example.net' },
            replyTo: { name: subject, address: 'c@example.com' },
          },
        );
        const head = message.subarray(0, message.indexOf('\r\n\r\n')).toString('utf8');
        expect(head.split(/\r\n(?![ \t])/).map((line) => line.split(':')[0])).toEqual(expected);
        expect(head.replace(/\r\n/g, '')).toMatch(/^[\t -~]*$/);
        expect(Math.max(...head.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
        const parsed = await PostalMime.parse(message);
        expect(parsed.from?.address).toBe('a@example.com');
        expect(parsed.to?.map((one) => one.address)).toEqual(['b@example.net']);
        expect(parsed.bcc).toBeUndefined();
      }),
      { numRuns: runs },
    );
  });

  it('arrives as the words that went in', async () => {
    const words = fc.array(
      fc.constantFrom(
        'Zoë',
        'paper',
        '日本語',
        '😀👩‍👩‍👧',
        'a,b',
        '"q"',
        "O'Brien",
        'x@y',
        '(c)',
        '=?x',
        'l'.repeat(90),
        'é'.repeat(50),
      ),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(words, words, async (subjectWords, nameWords) => {
        const [subject, from] = [subjectWords.join(' '), nameWords.join(' ')];
        const message = composeNotification(
          { subject, html: '', text: '' },
          { ...headers, from: { name: from, address: 'a@example.com' } },
        );
        const parsed = await PostalMime.parse(message);
        expect(parsed.subject).toBe(subject);
        expect(parsed.from?.name).toBe(from);
      }),
      { numRuns: 300 },
    );
  });

  it('is refused where it can not be written safely', () => {
    const compose = (changes: Partial<MailHeaders>) => () =>
      composeNotification({ subject: '', html: '', text: '' }, { ...headers, ...changes });
    for (const address of ['a@b.nl, c@d.nl', 'a@b.nl>\r\nBcc: <c@d.nl', 'a b@c.nl', '', 'a', '<a@b.nl>', 'a@b.nl\0']) {
      expect(compose({ to: { address } })).toThrow(/^mail\.bad-address/);
    }
    expect(compose({ messageId: 'x>\r\nBcc: y@z' })).toThrow(/^mail\.bad-message-id/);
    expect(compose({ extra: { 'X-Campaign\r\nBcc': 'x' } })).toThrow(/^mail\.bad-header/);
    expect(compose({ extra: { Subject: 'again' } })).toThrow(/^mail\.bad-header/);
    expect(compose({ listUnsubscribe: { url: `https://x.example/${'y'.repeat(1500)}` } })).toThrow(
      /^mail\.bad-list-unsubscribe/,
    );
    expect(compose({ listUnsubscribe: { url: 'https://x.example/>,<https://evil.example' } })).toThrow(
      /^mail\.bad-list-unsubscribe/,
    );
  });
});

describe('a notification', () => {
  it('says that a machine wrote it, and is 7bit where that will do', async () => {
    const message = composeNotification(
      { subject: 'A warm lead', html: '<p>Ann is ready</p>', text: 'Ann is ready\n' },
      headers,
    );
    expect(message.toString()).toContain('Auto-Submitted: auto-generated\r\n');
    expect(message.toString()).toContain('Content-Transfer-Encoding: 7bit\r\n\r\nAnn is ready\r\n');
    const parsed = await PostalMime.parse(message);
    expect([parsed.html?.trim(), parsed.text?.trim()]).toEqual(['<p>Ann is ready</p>', 'Ann is ready']);
  });

  it('arrives as it was written, whatever it says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 400 }), async (words) => {
        const text = `a\n${words.replace(/[\u0000-\u001f\u007f]/g, ' ')}\nb`;
        const parsed = await PostalMime.parse(composeNotification({ subject: '', html: text, text }, headers));
        expect(parsed.text?.trimEnd()).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an internationalised address', () => {
  it('reaches the header in its A-label form', () => {
    const parsed = parseAddress('ann@bücher.example');
    const address = parsed.ok ? parsed.value.address : '';
    const message = composeNotification({ subject: '', html: '', text: '' }, { ...headers, to: { address } });
    expect(message.toString()).toContain('To: ann@xn--bcher-kva.example\r\n');
  });
});
