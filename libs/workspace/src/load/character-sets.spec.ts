import { removeTempWorkspaces, tempWorkspace } from '../../../../test/support/temp-workspace';
import { loadWorkspace } from './load-workspace';

afterAll(removeTempWorkspaces);

const html = '<p>Caf\u00e9 \u2013 \u20ac 5</p>';

describe('a mail that another tool wrote', () => {
  it.each([
    ['Windows-1252', Buffer.from('<p>Caf\xe9 \x96 \x80 5</p>', 'latin1')],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${html}`)],
    ['UTF-16', Buffer.from(`\uFEFF${html}`, 'utf16le')],
  ])('is read in %s', (_, bytes) => {
    const { workspace, findings } = loadWorkspace(tempWorkspace({ 'mails/bought.html': bytes }));
    expect(findings).toEqual([]);
    expect(workspace.mails.find(({ name }) => name === 'bought')?.file.text).toBe(html);
  });

  it('is refused where it is no text', () => {
    const { findings } = loadWorkspace(tempWorkspace({ 'mails/bought.html': Buffer.from([0x89, 0x50, 0, 0, 1]) }));
    expect(findings).toMatchObject([{ rule: 'not-text', file: 'mails/bought.html' }]);
  });
});
