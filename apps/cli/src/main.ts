#!/usr/bin/env node
import { EXIT } from './exit';
import { buildProgram } from './program';
import { readEnvironmentFile } from './settings';

// Whoever reads the output may have had enough of it: `nurture … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.no);
});

async function main(): Promise<void> {
  readEnvironmentFile();
  await buildProgram(process.argv.slice(2)).parseAsync(process.argv);
}

main().catch((error: unknown) => {
  process.stderr.write(`nurture: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = EXIT.no;
});
