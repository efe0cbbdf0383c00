const full = process.env['NURTURE_TEST_FULL'] === '1';

/** How many random cases a property is tried with: few in every run, 10,000 in the full one. */
export function runs(few: number): { readonly numRuns: number } {
  return { numRuns: full ? 10_000 : few };
}

/** How long a property may take, in milliseconds. */
export const patience = full ? 600_000 : 30_000;
