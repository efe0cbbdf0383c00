import { removeTempWorkspaces, tempWorkspace } from '../../../../test/support/temp-workspace';
import { compileMails } from '../compile/mails';
import { checkWorkspace } from '../validate/validate-workspace';
import { loadWorkspace } from './load-workspace';

jest.setTimeout(60_000);
afterAll(removeTempWorkspaces);

const FOOT = `<mj-text>
  Street 1, 1234 AB Town
  <a href="{{links.unsubscribe}}">Stop</a>
</mj-text>`;

const mail = (include: string, last = ''): string => `---
subject: Hello
---
<mjml><mj-body><mj-section><mj-column>
${include}
${last}
</mj-column></mj-section></mj-body></mjml>
`;

const load = (files: Record<string, string>) =>
  loadWorkspace(tempWorkspace({ 'mails/reminder.html': null, 'mails/_foot.mjml': FOOT, ...files }));

const reminderIn = ({ workspace }: ReturnType<typeof load>) => workspace.mails.find(({ name }) => name === 'reminder');

describe('a part that mails share', () => {
  it('stands in each mail that includes it, and is no mail itself', async () => {
    const loaded = load({ 'mails/reminder.mjml': mail('<mj-include path="./_foot.mjml" />') });
    expect(loaded.workspace.mails.map(({ name }) => name)).not.toContain('_foot');
    expect(await checkWorkspace(loaded)).toEqual([]);
    const compiled = (await compileMails(loaded.workspace)).find(({ name }) => name === 'reminder')?.compiled;
    expect(JSON.stringify(compiled)).toContain('1234 AB Town');
  });

  it('changes the version of its mails when it changes', () => {
    const files = { 'mails/reminder.mjml': mail('<mj-include path="_foot.mjml" />') };
    const before = reminderIn(load(files))?.file.hash;
    const after = reminderIn(load({ ...files, 'mails/_foot.mjml': FOOT.replace('Town', 'City') }))?.file.hash;
    expect(before).not.toBe(after);
  });

  it('leaves what stands below it on the line where its author sees it', async () => {
    const loaded = load({
      'mails/reminder.mjml': mail('<mj-include path="_foot.mjml" />', '<mj-text>{{contact.frstName}}</mj-text>'),
    });
    const [finding] = await checkWorkspace(loaded);
    expect(finding).toMatchObject({ rule: 'unknown-variable', file: 'mails/reminder.mjml', line: 6 });
  });

  it.each(['_fot.mjml', '../_foot.mjml', 'reminder.mjml', '/etc/passwd'])(
    'is refused by its place where there is none: %s',
    (path) => {
      const { findings } = load({ 'mails/reminder.mjml': mail(`<mj-include path="${path}" />`) });
      expect(findings).toMatchObject([{ rule: 'unknown-part', level: 'error', line: 5, column: 19 }]);
    },
  );
});
