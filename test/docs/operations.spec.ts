import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Meters } from '../../apps/server/src/health/meters';
import { Metrics } from '../../apps/server/src/health/metrics';
import type { Database } from '@nurture/store';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly for: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook: string };
}
const { groups } = load(read('docs/operations/alerts.yml')) as { groups: { name: string; rules: Rule[] }[] };
const rules = groups.flatMap((group) => group.rules);

/** What /metrics tells, by name; with the labels that it tells them apart by. */
async function metrics(): Promise<Map<string, string[]>> {
  const nothing = { query: () => Promise.resolve([]) } as unknown as Database;
  const settings = { dataDir: join(tmpdir(), 'nurture-no-such-folder') };
  const text = await new Metrics(nothing, nothing, settings, new Meters()).scrape();
  return new Map([...text.matchAll(/^# TYPE (\w+) /gm)].map(([, name = '']) => [name, []]));
}

describe('the rules for alerts', () => {
  it('have every field that Prometheus and an operator want, each alert once', () => {
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) {
      expect(rule.alert).toMatch(/^Nurture[A-Z]\w+$/);
      expect(rule.for).toMatch(/^\d+[mh]$/);
      expect(['warning', 'critical']).toContain(rule.labels.severity);
      expect(rule.annotations.summary.length).toBeGreaterThan(10);
    }
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it('ask for metrics that there are', async () => {
    const known = await metrics();
    const asked = rules.flatMap(({ expr }) => expr.match(/\bnurture_\w+/g) ?? []);
    const unknown = asked.filter((name) => !known.has(name.replace(/_(bucket|sum|count)$/, '')) && !known.has(name));
    expect(unknown).toEqual([]);
  });

  it('lead to a runbook that names the alert, and the list has them all', () => {
    const list = read('docs/operations/README.md');
    for (const { alert, annotations } of rules) {
      expect(existsSync(join(root, annotations.runbook))).toBe(true);
      expect(read(annotations.runbook)).toContain(`\`${alert}\``);
      expect(list).toContain(`\`${alert}\``);
      expect(list).toContain(`(${annotations.runbook.replace('docs/operations/', '')})`);
    }
  });
});
