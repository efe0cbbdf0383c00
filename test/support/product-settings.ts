import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '@nurture/core/config';

/** What the links of mails begin with; `visit` leads them to the product under test. */
export const PUBLIC_URL = 'http://nurture.test';
export const API_KEY = 'a-key-for-tests-that-may-do-everything';
export const SECRET = 'a secret for tests, long enough';

/** Settings of a product under test: the starter workspace, on a free port. */
export const settingsOf = (given: Pick<Settings, 'database' | 'smtp'> & Partial<Settings>): Settings => ({
  port: 0,
  publicUrl: PUBLIC_URL,
  replicaUrl: null,
  workspace: join(__dirname, '../../templates'),
  dataDir: tmpdir(),
  secret: SECRET,
  apiKey: API_KEY,
  roles: ['api', 'worker'],
  logLevel: 'silent',
  dkim: [],
  returns: { hooksSecret: null, sesTopics: [], bounceImapUrl: null, replyImapUrl: null },
  ...given,
});
