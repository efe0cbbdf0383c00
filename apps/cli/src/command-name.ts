/** What to type to call the program again: who came through npm (`npm start`, `npx nurture`) has no `nurture` in the path. */
export const commandName = (): string => (process.env['npm_command'] === undefined ? 'nurture' : 'npx nurture');
