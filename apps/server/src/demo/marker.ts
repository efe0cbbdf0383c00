import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DemoFigures } from './figures';

/** What a demo leaves in its data directory: that it is one, and what it was made with. */
export interface Marker {
  readonly contacts: number;
  readonly weeks: number;
  readonly seed: number;
  /** The workspace that it runs. */
  readonly workspace: string;
  readonly apiKey: string;
  /** ISO 8601; null while it is being made. */
  readonly madeAt: string | null;
  readonly figures: DemoFigures | null;
}

const fileIn = (dataDir: string): string => join(dataDir, 'demo.json');

export type DataDir = { readonly kind: 'empty' | 'foreign' } | { readonly kind: 'demo'; readonly marker: Marker };

/** Whose data a directory holds: a demo never touches what is not its own. */
export function inspectDataDir(dataDir: string): DataDir {
  if (!existsSync(dataDir) || readdirSync(dataDir).length === 0) return { kind: 'empty' };
  try {
    return { kind: 'demo', marker: JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as Marker };
  } catch {
    return { kind: 'foreign' }; // no marker, or none that can be read
  }
}

export function writeMarker(dataDir: string, marker: Marker): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 });
  writeFileSync(fileIn(dataDir), `${JSON.stringify(marker, null, 2)}\n`, { mode: 0o600 });
}
