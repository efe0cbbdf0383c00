import type { Schemas } from '../../client';
import { Await } from '../../parts/states';
import { useRead } from '../../queries';
import { Desk } from './desk';
import { textOfVersion } from './draft';

/** A flow's text beside its picture, from the version in force on. */
export function FlowWrite({ flow }: { flow: Schemas['FlowDto'] }) {
  const version = useRead('/api/v1/flows/{id}/versions/{number}', { id: flow.id, number: String(flow.currentVersion) });
  return (
    <Await answer={version} lines={12}>
      {({ document }) => <Desk flow={flow} published={textOfVersion(document)} />}
    </Await>
  );
}
