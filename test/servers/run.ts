// `npm run test:servers [-- --keep]`: real servers out of Debian take the starter workspace's mails. Postfix takes them
// with STARTTLS and a log-in, and bounces one; Rspamd scores each; mailauth checks the signatures. What was seen is kept
// in docs/evidence/servers.md. Needs root and, where the two are missing, apt-get; takes away again what it installed.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../libs/store/src/embedded/server';
import { CannotRun, MAIL_SERVERS, provide, remove, versionOf } from './debian';
import type { Proof, ProveSettings } from './prove';

const root = join(__dirname, '..', '..');
const RESULTS = join(root, 'docs/evidence/servers.md');

/** What stands in the way of a clean score and is nothing that a sender could change: rule, and why. */
const UNAVOIDABLE: Readonly<Record<string, string>> = {
  FORGED_SENDER:
    'the return path is not the address of From: it carries the number of the mail, so that bounces are told apart',
  MANY_INVISIBLE_PARTS: 'the line that mail programs show beside the subject is not shown in the mail',
};
/** The same, where the person agreed to tracking. */
const UNAVOIDABLE_TRACKED: Readonly<Record<string, string>> = {
  URI_COUNT_ODD:
    'text and HTML have the same links, and the HTML the pixel besides; without tracking the rule is silent',
};

/** A certificate for localhost, of which the sending process is told that it may trust it. */
function certificateIn(directory: string): { key: string; certificate: string } {
  const [key, certificate] = [join(directory, 'key.pem'), join(directory, 'certificate.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', certificate, ...subject], { stdio: 'ignore' }); // prettier-ignore
  return { key, certificate };
}

async function prove(settings: ProveSettings): Promise<Proof> {
  const preload = join(root, 'test/support/run-typescript.cjs');
  const child = spawn(process.execPath, ['--require', preload, join(__dirname, 'prove.ts'), JSON.stringify(settings)], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_EXTRA_CA_CERTS: settings.certificate.certificate },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error('the servers were up, and something did not work: see above');
  return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Proof;
}

const avoidable = (mail: Proof['mails'][number]): string[] =>
  mail.score.symbols.filter(({ name, points }) => points > 0 && !(name in UNAVOIDABLE) && !(mail.tracked && name in UNAVOIDABLE_TRACKED)).map(({ name, points }) => `${name} (${points})`); // prettier-ignore

/** Everything that a good run shows; what it doesn't, in words. */
function missing(proof: Proof): string[] {
  const { bounce, mails } = proof;
  const ofMails = mails.flatMap((mail) => {
    const about = `${mail.name} (${mail.locale})`;
    return [
      ...(mail.dkim.length === 2 && mail.dkim.every((result) => result.endsWith(' pass')) ? [] : [`${about}: DKIM ${mail.dkim.join(', ')}`]), // prettier-ignore
      ...(mail.unsigned.length === 0 ? [] : [`${about}: not signed: ${mail.unsigned.join(', ')}`]),
      ...(avoidable(mail).length === 0 ? [] : [`${about}: Rspamd's rules: ${avoidable(mail).join(', ')}`]),
    ];
  });
  return [
    ...(proof.encrypted && proof.logIns > 0 ? [] : ['no STARTTLS with a log-in was seen']),
    ...(bounce.fate === 'applied' && bounce.matched && bounce.suppressed ? [] : [`the bounce was ${bounce.fate}`]),
    ...ofMails,
  ];
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();

function report(proof: Proof): string {
  const rows = proof.mails.map(
    ({ name, locale, tracked, bytes, dkim, score }) =>
      `| ${name} | ${locale} | ${tracked ? 'yes' : 'no'} | ${bytes} | ${dkim.join(', ')} | ${score.score.toFixed(2)} of ${score.rejectsFrom} (${score.action}) | ${score.symbols.filter(({ points }) => points > 0).map(({ name: rule, points }) => `${rule} ${points}`).join(', ') || 'none'} |`, // prettier-ignore
  );
  return [
    '# With real servers',
    '',
    `Written by \`npm run test:servers\` on ${new Date().toISOString().slice(0, 10)}, commit ${git('rev-parse', '--short', 'HEAD')}, with Postfix ${versionOf('postfix')} and Rspamd ${versionOf('rspamd')} of Debian. The sender's DNS (SPF, DKIM, DMARC, MX, reverse name) is in order, as \`nurture doctor\` wants it; a name server of the test says so.`,
    '',
    `- Postfix took every mail over STARTTLS after a log-in (${proof.logIns} log-ins; its \`Received\` says ESMTPSA: ${proof.encrypted ? 'yes' : 'no'}).`,
    `- It bounced the one to an unknown user to the return path; the intake found the mail that it is about (${proof.bounce.fate}: ${proof.bounce.reason ?? ''}) and suppressed the address: ${proof.bounce.suppressed ? 'yes' : 'no'}.`,
    '- The signatures below were checked by mailauth after the mails went through Postfix. They cover From, To, Reply-To, Subject, Date, Message-ID, MIME-Version, Content-Type, List-Unsubscribe, List-Unsubscribe-Post, List-Id and Feedback-ID, wherever a mail has them.',
    '',
    '| mail | language | tracked | bytes | DKIM | Rspamd: score, of what it refuses from | rules that count against it |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    'What counts against them, and is no fault of the sender:',
    '',
    ...Object.entries({ ...UNAVOIDABLE, ...UNAVOIDABLE_TRACKED }).map(([rule, why]) => `- ${rule}: ${why}`),
  ].join('\n');
}

async function main(): Promise<void> {
  const keep = process.argv.includes('--keep');
  const added = provide(MAIL_SERVERS);
  const directory = mkdtempSync(join(tmpdir(), 'nurture-servers-'));
  chmodSync(directory, 0o755); // the servers' own users must get through
  try {
    mkdirSync(join(directory, 'postfix'));
    const certificate = certificateIn(directory);
    const proof = await prove({ directory, postfixPort: await freePort(), rspamdPort: await freePort(), certificate });
    const wrong = missing(proof);
    mkdirSync(join(RESULTS, '..'), { recursive: true });
    writeFileSync(RESULTS, `${report(proof).trimEnd()}\n`);
    for (const line of wrong) process.stderr.write(`${line}\n`);
    process.stdout.write(wrong.length === 0 ? `all as it should be: ${RESULTS}\n` : `${wrong.length} not as it should be\n`); // prettier-ignore
    if (wrong.length > 0) process.exitCode = 1;
  } finally {
    rmSync(directory, { recursive: true, force: true });
    if (!keep) remove(added);
  }
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(error instanceof CannotRun ? `cannot run here: ${message}\n` : `${message}\n`);
  process.exitCode = 1;
});
