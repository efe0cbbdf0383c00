import { distance } from 'fastest-levenshtein';

/** The name that was probably meant, or nothing when none is near. */
export function suggest(written: string, names: Iterable<string>): string | null {
  if (written.length > 100) return null;
  const near = [...names]
    .map((name) => ({ name, far: distance(written.toLowerCase(), name.toLowerCase()) }))
    .filter(({ name, far }) => far <= Math.max(2, Math.floor(name.length / 4)))
    .sort((a, b) => a.far - b.far);
  return near[0]?.name ?? null;
}

/** The suggestion as a sentence, to stand behind a refusal. */
export function didYouMean(written: string, names: Iterable<string>): string | undefined {
  const name = suggest(written, names);
  return name === null ? undefined : `Did you mean \`${name}\`?`;
}
