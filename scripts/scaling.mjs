// Reckons docs/SCALING.md's table from what was measured: bench/results.json (speeds, where the last run was of sending)
// and bench/bytes.json (bytes a row). `node scripts/scaling.mjs` takes these over into bench/costs.json and writes the
// table; `--check` exits 1 where the table is not what costs.json gives.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const json = (path) => JSON.parse(readFileSync(at(path), 'utf8'));
const DOCUMENT = at('docs/SCALING.md');
const [BEGIN, END] = ['<!-- reckoned: begin -->', '<!-- reckoned: end -->'];

/** What people do, on average; change it here for another company. */
const USE = { mailsPerMonth: 4, eventsPerMonth: 10, keptMonths: 24, sendingHours: 8, peak: 3 };
const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
/** Of what was measured a process is to be loaded by so much at the peak. */
const LOAD = 0.5;

const number = (n, digits = 0) => n.toLocaleString('en', { maximumFractionDigits: digits });
const rounded = (n) => (n < 10 ? number(n, 1) : number(Number(n.toPrecision(2))));
const gigabytes = (bytes) => `${rounded(bytes / 1e9)} GB`;

function row(contacts, speed, bytes) {
  const mailsPerDay = (contacts * USE.mailsPerMonth) / 30;
  const peakMails = (mailsPerDay / (USE.sendingHours * 3600)) * USE.peak;
  const peakEvents = ((contacts * USE.eventsPerMonth) / 30 / 86_400) * USE.peak;
  const processes = Math.max(1, Math.ceil(peakMails / (speed * LOAD)));
  const kept = contacts * USE.keptMonths * (USE.mailsPerMonth * bytes.mail + USE.eventsPerMonth * bytes.event);
  return [number(contacts), rounded(mailsPerDay), rounded(peakMails), rounded(peakEvents), number(processes), gigabytes(contacts * bytes.contact), gigabytes(contacts * bytes.contact + kept)]; // prettier-ignore
}

/** What was measured last of each. */
function measured() {
  const results = json('bench/results.json');
  const sending = results.parts.find(({ name }) => name === 'pipeline, RSA-2048 DKIM');
  const before = json('bench/costs.json').sending;
  return {
    sending: sending ? { value: sending.value, commit: sending.commit ?? results.commit } : before,
    bytes: json('bench/bytes.json'),
  };
}

function block({ sending, bytes }) {
  const signed = sending.value;
  const head = ['contacts', 'mails a day', 'mails a second at the peak', 'events a second at the peak', 'sending processes', 'disk: people', `disk: with ${USE.keptMonths} months of mails and events`]; // prettier-ignore
  const lines = SIZES.map((size) => row(size, signed, bytes));
  return [
    BEGIN,
    '',
    ...[head, head.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`),
    '',
    `Reckoned from: ${number(signed)} signed mails a second and process, loaded to ${LOAD * 100} % (bench/results.json, commit ${sending.commit}); ${number(bytes.contact)} bytes a contact, ${number(bytes.event)} an event, ${number(bytes.mail)} a mail, with indexes (bench/bytes.json, commit ${bytes.commit}, ${number(bytes.people)} people). Per contact ${USE.mailsPerMonth} mails and ${USE.eventsPerMonth} events a month; mails leave within ${USE.sendingHours} hours a day; the peak is ${USE.peak} times the average.`,
    '',
    END,
  ].join('\n');
}

const isCheck = process.argv.includes('--check');
const costs = isCheck ? json('bench/costs.json') : measured();
const text = readFileSync(DOCUMENT, 'utf8');
const [before, rest] = text.split(BEGIN);
const wanted = `${before}${block(costs)}${rest.split(END)[1]}`;
// Prettier pads tables: what counts is what stands in the cells.
const plain = (content) => content.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
if (isCheck) {
  if (plain(text) !== plain(wanted)) {
    process.stderr.write('docs/SCALING.md is not what the measured costs give: node scripts/scaling.mjs\n');
    process.exitCode = 1;
  }
} else {
  writeFileSync(at('bench/costs.json'), `${JSON.stringify(costs, null, 2)}\n`);
  writeFileSync(DOCUMENT, wanted);
}
