import { Command, CommanderError } from 'commander';
import { commandName } from './command-name';
import { COMMANDS, loadCommand } from './commands';
import { EXIT } from './exit';
import { productVersion } from './paths';

const more = (nurture: string): string => `
Start with: ${nurture} demo (a living example), or ${nurture} init my-workspace (your own).
Each command tells more: ${nurture} COMMAND --help`;

/**
 * The `nurture` command with everything that it can do.
 * @param called the commands of which more is asked than their line in the list; all when not given
 */
export function buildProgram(called: readonly string[] | null = null): Command {
  const program = new Command('nurture')
    .description('Email nurture automation: flows as state machines, explained scores, warm leads for sales.')
    .version(productVersion(), '-V, --version', 'print the version')
    .showHelpAfterError('(add --help for what can be asked)')
    .addHelpText('after', more(commandName()))
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride(exit);
  for (const entry of COMMANDS) {
    const command = program.command(entry.name).description(entry.summary).exitOverride(exit);
    if (called === null || called.includes(entry.name)) loadCommand(entry).register(command);
  }
  return program;
}

/** Help and version end well; whatever else commander stops for is wrong usage. */
function exit(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? EXIT.ok : EXIT.usage);
}
