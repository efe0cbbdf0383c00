import { useState } from 'react';
import { type ApiProblem, download, type ReadPath, type Values } from '../../client';
import { Button } from '../../parts/button';
import { useToast } from '../../parts/toast';

/** Hands over what a route answers as a file. */
export function DownloadButton({
  path,
  name,
  values,
  children,
}: {
  path: ReadPath;
  name: string;
  values?: Values;
  children: string;
}) {
  // prettier-ignore
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const fetchIt = async (): Promise<void> => {
    setBusy(true);
    await download(path, name, values).catch((problem: ApiProblem) => say(problem.detail ?? problem.message, 'bad'));
    setBusy(false);
  };
  return (
    <Button busy={busy} onClick={() => void fetchIt()}>
      {children}
    </Button>
  );
}
