import type { BenchContext, BenchPart } from './context';
export function run(_context: BenchContext): Promise<BenchPart[]> {
  return Promise.resolve([]);
}
