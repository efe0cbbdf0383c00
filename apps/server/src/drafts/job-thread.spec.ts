import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FlowGraph } from '@nurture/core/picture';
import { beside } from '../api/flows/beside';
import { Problem } from '../api/problem/problem';
import { JobError, JobThread, type JobThreadOptions } from './job-thread';

/** `check` ends the thread, `place` never answers, `schema` fails, `mails` answers. */
const PROGRAM = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ job }) => {
  if (job === 'check') process.exit(1);
  if (job === 'schema') parentPort.postMessage({ error: new Error('no such folder') });
  if (job === 'mails') parentPort.postMessage({ answer: ['welcome'] });
});`;
const dir = mkdtempSync(join(tmpdir(), 'nurture-thread-'));
const program = join(dir, 'thread.cjs');
writeFileSync(program, PROGRAM);
afterAll(() => rmSync(dir, { recursive: true }));
jest.setTimeout(60_000);

const draft = { workspace: 'w', text: '{}' };
const graph = { nodes: [], edges: [] } as unknown as FlowGraph;

describe('a thread beside the API', () => {
  let thread: JobThread;
  const told: string[] = [];
  const open = (options: Partial<JobThreadOptions> = {}): void => {
    const onFailed = ({ code }: JobError, job: string): void => void told.push(`${job}: ${code}`);
    thread = new JobThread({ longestMs: 50_000, mostWaiting: 5, idleMs: 50_000, program, onFailed, ...options });
  };
  const refused = (work: Promise<unknown>): Promise<unknown> =>
    beside(() => work).catch((error: unknown) => (error instanceof Problem ? error.document.code : error));
  afterEach(async () => {
    told.splice(0);
    await thread.close();
  });

  it('that ends in the middle of a job is told of and counted, and the next job has a new one', async () => {
    open();
    expect(await refused(thread.run('check', draft))).toBe('took-too-long');
    expect(told).toEqual(['check: drafts.thread-ended']);
    expect(await thread.run('mails', draft)).toEqual(['welcome']);
  });

  it('that takes too long is given up and told of', async () => {
    open({ longestMs: 100 });
    expect(await refused(thread.run('place', graph))).toBe('took-too-long');
    expect(told).toEqual(['place: drafts.took-too-long']);
  });

  it('lets only so many wait, and tells of those who may not', async () => {
    open({ mostWaiting: 0, longestMs: 100 });
    const first = refused(thread.run('place', graph));
    expect(await refused(thread.run('mails', draft))).toBe('busy');
    expect(told).toEqual(['mails: drafts.too-many-waiting']);
    await first;
  });

  it('hands on what a job itself throws, and goes on', async () => {
    open();
    await expect(thread.run('schema', { workspace: 'w', name: 'flow' })).rejects.toThrow('no such folder');
    expect(told).toEqual([]);
    expect(await thread.run('mails', draft)).toEqual(['welcome']);
  });
});
