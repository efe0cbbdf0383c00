import { Command, CommanderError } from 'commander';
import { COMMANDS } from './commands';
import { EXIT } from './exit';

/** The `nurture` command with everything that it can do. */
export function buildProgram(): Command {
  const program = new Command('nurture')
    .description('Email nurture automation: flows as state machines, explained scores, warm leads for sales.')
    .showHelpAfterError('(add --help for what can be asked)')
    .exitOverride(exit);
  for (const command of COMMANDS) command.register(program);
  for (const command of program.commands) command.exitOverride(exit);
  return program;
}

/** Help and version end well; whatever else commander stops for is wrong usage. */
function exit(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
}
