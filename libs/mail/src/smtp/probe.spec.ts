import { startSmtpReceiver } from '../../../../test/support';
import { smtpSettings } from './options';
import { probeSmtp } from './probe';

describe('a probe of a mail server', () => {
  it('connects and greets, and sends nothing', async () => {
    const receiver = await startSmtpReceiver();
    const probe = await probeSmtp(smtpSettings(receiver.url, 1));
    await receiver.close();
    expect(probe).toMatchObject({ connected: true, error: null });
    expect(receiver.messages).toEqual([]);
  });

  it('says why where nobody answers', async () => {
    const probe = await probeSmtp(smtpSettings('smtp://127.0.0.1:1', 1));
    expect(probe.connected).toBe(false);
    expect(probe.error).toContain('ECONNREFUSED');
  });
});
