import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareWorkspace } from '@nurture/workspace';
import type { FlowDto } from '../../apps/server/src/api/flows/flow.dto';
import { createDatabase, dropDatabase } from '../support';
import { type RunningProduct, startProduct } from '../support/product';

const FLOW = 'flows/b2b-maturity-whitepaper.json';
const SECOND = 'flows/second.json';

describe('a workspace with errors', () => {
  const workspace = mkdtempSync(join(tmpdir(), 'nurture-faulty-'));
  let databaseUrl: string;
  let product: RunningProduct | undefined;

  const read = (path: string): string => readFileSync(join(workspace, path), 'utf8');
  const write = (path: string, text: string): void => writeFileSync(join(workspace, path), text);
  const change = (path: string, from: string, to: string): void => {
    expect(read(path)).toContain(from);
    write(path, read(path).replace(from, to));
  };
  const restart = async (): Promise<RunningProduct> => {
    await product?.stop();
    product = undefined;
    return (product = await startProduct({ databaseUrl, workspace }));
  };
  const versionOf = async (running: RunningProduct, id: string): Promise<number> =>
    (await running.api.get<FlowDto>(`flows/${id}`)).currentVersion;

  beforeAll(async () => {
    cpSync(join(__dirname, '../../templates'), workspace, { recursive: true });
    rmSync(join(workspace, 'flows'), { recursive: true });
    cpSync(join(__dirname, '../../templates', FLOW), join(workspace, FLOW));
    const second = read(FLOW)
      .replace('"id": "b2b-maturity-whitepaper"', '"id": "second"')
      .replace('"event.asset": "b2b-maturity-model"', '"event.asset": "another"');
    write(SECOND, second);
    databaseUrl = await createDatabase();
  });
  afterAll(async () => {
    await product?.stop();
    await dropDatabase(databaseUrl);
    rmSync(workspace, { recursive: true, force: true });
  });

  it('keeps the last good version of a flow with a typo running, says so, and publishes the others', async () => {
    await restart();
    change(FLOW, '"3 days": "reminder"', '"3 days": "remindr"');
    change(SECOND, '"3 days": "reminder"', '"5 days": "reminder"');
    const running = await restart();
    expect(running.started.refused).toEqual(['b2b-maturity-whitepaper']);
    const finding = running.started.findings.find(({ level }) => level === 'error');
    expect(finding).toMatchObject({ file: FLOW, suggestion: expect.stringContaining('reminder') as string });
    expect(read(FLOW).split('\n')[(finding?.line ?? 0) - 1]).toContain('remindr');
    expect(await versionOf(running, 'b2b-maturity-whitepaper')).toBe(1);
    expect(await versionOf(running, 'second')).toBe(2);
    const email = 'still@example.org';
    await running.signUp({ email });
    await running.mail(email);
    await running.walked(email, 'sent');
  });

  it('refuses a mail with a variable that nothing provides: validate and publish name the place', async () => {
    const running = product ?? (await restart());
    const mail = 'mails/whitepaper-reminder.mjml';
    change(mail, '{{links.unsubscribe}}', '{{links.unsubscribe}}" title="{{contact.shoeSize}}');
    const { findings } = await prepareWorkspace(workspace);
    const [finding] = findings.filter(({ file, level }) => file === mail && level === 'error');
    expect(finding?.message).toContain('contact.shoeSize');
    expect(read(mail).split('\n')[(finding?.line ?? 0) - 1]).toContain('shoeSize');

    const before = await versionOf(running, 'second');
    const document = JSON.parse(read(SECOND).replace('"5 days"', '"6 days"')) as unknown;
    const answer = await running.api.post('flows', document);
    expect([422, 409]).toContain(answer.status);
    expect(answer.text).toContain('contact.shoeSize');
    expect(await versionOf(running, 'second')).toBe(before);
  });

  it('does not start on settings that can not be read where nothing was ever published, and leaves nothing running', async () => {
    const fresh = await createDatabase();
    const settings = read('workspace.json');
    write('workspace.json', settings.slice(0, -20));
    await expect(startProduct({ databaseUrl: fresh, workspace })).rejects.toThrow('no earlier version to run');
    write('workspace.json', settings);
    await dropDatabase(fresh);
  });
});
