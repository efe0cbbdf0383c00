import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { settingsFor } from '../../../../test/support/people';
import { openAsset } from './asset';
import { readRange } from './range';

describe('a range', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-', '0-99'],
    ['bytes=10-19', '10-19'],
    ['bytes=90-200', '90-99'],
    ['bytes=-10', '90-99'],
    ['bytes=-1000', '0-99'],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=5-2', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['bytes=-', 'whole'],
    ['lines=1-2', 'whole'],
  ])('%s of 100 bytes is %s', (header, expected) => {
    const range = readRange(header, 100);
    expect(range.kind === 'part' ? `${range.start}-${range.end}` : range.kind).toBe(expected);
  });
});

describe('an asset', () => {
  let dir = '';
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'nurture-assets-'));
    await mkdir(join(dir, 'assets'));
    await writeFile(join(dir, 'assets', 'model.pdf'), '%PDF-');
    await writeFile(join(dir, 'secret.txt'), 'secret');
  });
  afterAll(() => rm(dir, { recursive: true }));

  const asset = (file: string) => ({ title: { en: 'Model “B2B” é' }, file: { en: file }, page: null, topic: null });
  const settings = settingsFor({
    assets: { model: asset('model.pdf'), gone: asset('gone.pdf'), out: asset('../secret.txt'), folder: asset('.') },
  });
  const find = (name: string, locale = 'en') => openAsset(settings, join(dir, 'assets'), name, locale);

  it('is opened with a name that any browser can save it under', async () => {
    const found = await find('model', 'nl');
    expect(found).toMatchObject({
      bytes: 5,
      contentType: 'application/pdf',
      disposition: `inline; filename="Model B2B e.pdf"; filename*=UTF-8''Model%20%E2%80%9CB2B%E2%80%9D%20%C3%A9.pdf`,
    });
    await found?.handle.close();
  });

  it('that is gone, unknown, a folder or outside of the folder is not found', async () => {
    for (const name of ['gone', 'nope', 'out', 'folder', 'constructor']) expect(await find(name)).toBeNull();
  });
});
