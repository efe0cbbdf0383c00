import { createTransport } from 'nodemailer';
import { always, firstTimes, startSmtpReceiver, type SmtpReceiver } from '.';

let receiver: SmtpReceiver;
beforeEach(async () => {
  receiver = await startSmtpReceiver();
});
afterEach(() => receiver.close());

const mail = { from: 'a@example.com', to: 'b@example.com', subject: 'Grüße', text: 'one\n.two' };

function send(url = receiver.url): Promise<unknown> {
  const transport = createTransport({ url, socketTimeout: 200, greetingTimeout: 200 });
  return transport.sendMail(mail).finally(() => transport.close());
}

describe('the SMTP receiver of the tests', () => {
  it('records envelope, headers and text of what it receives', async () => {
    await send();
    const [got] = await receiver.received(1);
    expect(got).toMatchObject({ from: 'a@example.com', to: ['b@example.com'] });
    expect(got?.parsed.subject).toBe('Grüße');
    expect(got?.parsed.text).toContain('.two');
    expect(got?.headers.get('message-id')).toMatch(/^<.+>$/);
  });

  it.each(['connect', 'mail', 'rcpt', 'body', 'done'] as const)(
    'refuses at %s with the code it was told',
    async (stage) => {
      receiver.behave(always(stage, { do: 'reply', code: 451 }));
      await expect(send()).rejects.toMatchObject({ responseCode: 451 });
      expect(receiver.messages).toEqual([]);
    },
  );

  it.each([
    ['connect', 0],
    ['mail', 0],
    ['rcpt', 0],
    ['body', 0],
    ['done', 1],
  ] as const)('hangs or drops at %s, having received %i mails', async (stage, received) => {
    receiver.behave(always(stage, { do: 'hang' }));
    await expect(send()).rejects.toThrow();
    receiver.behave(always(stage, { do: 'drop' }));
    await expect(send()).rejects.toThrow();
    expect(receiver.messages).toHaveLength(2 * received);
  });

  it('is good again after misbehaving as often as it was told', async () => {
    receiver.behave(firstTimes(1, 'rcpt', { do: 'reply', code: 550 }));
    await expect(send()).rejects.toMatchObject({ responseCode: 550 });
    await send();
    expect(receiver.messages).toHaveLength(1);
  });

  it('asks for a log-in where it was given one', async () => {
    const closed = await startSmtpReceiver({ auth: { user: 'u', pass: 'p' } });
    try {
      await send(closed.url);
      await expect(send(closed.url.replace('u:p@', 'u:wrong@'))).rejects.toMatchObject({ responseCode: 535 });
      expect(closed.messages).toHaveLength(1);
    } finally {
      await closed.close();
    }
  });
});
