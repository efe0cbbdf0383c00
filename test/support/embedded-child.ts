// A process of its own that runs an embedded database until it is killed: `embedded-child.ts DATA_DIR [durable]`.
import { openEmbedded } from '../../libs/store/src/embedded';

async function main(): Promise<void> {
  const [dataDir = '', systemDir = ''] = process.argv.slice(2);
  const database = await openEmbedded({ dataDir, systemDir, command: 'child of a test' });
  const stop = () => void database.stop().then(() => process.exit(0));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  process.stdout.write(`${JSON.stringify({ url: database.url })}\n`);
  setInterval(() => {}, 60_000);
}

main().catch((error: unknown) => {
  process.stdout.write(`${JSON.stringify({ error: error instanceof Error ? error.message : String(error) })}\n`);
  process.exit(1);
});
