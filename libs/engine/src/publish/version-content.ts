import type { Tx } from '@nurture/store';
import { EngineError } from '../errors';
import { type FlowContent, type FlowDifference, flowDifferences } from './difference';

const READ_CONTENT = /* sql */ `
SELECT v.number, v.document, v.streams,
       (SELECT coalesce(jsonb_object_agg(m.name, m.locales), '{}')
        FROM (SELECT mail.name, jsonb_object_agg(mail.locale, mail.hash) AS locales
              FROM jsonb_each(v.mails) AS of_name (name, locales)
              CROSS JOIN jsonb_each_text(of_name.locales) AS pinned (locale, id)
              JOIN mail_version mail ON mail.id = pinned.id::bigint
              GROUP BY mail.name) m) AS mails
FROM flow f JOIN flow_version v ON v.flow_id = f.id AND v.number = coalesce($2::int, f.current_version)
WHERE f.id = $1`;

/** What a version of a flow is made of; null where there is none. @param number null: the one in force */
export async function versionContent(
  tx: Tx,
  id: string,
  number: number | null,
): Promise<(FlowContent & { readonly number: number }) | null> {
  const [row] = await tx.query<FlowContent & { number: number }>(READ_CONTENT, [id, number]);
  return row ?? null;
}

/**
 * What one version of a flow has otherwise than another, in words.
 * @throws EngineError `engine.version-unknown`
 */
export async function versionDifferences(
  tx: Tx,
  id: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly FlowDifference[]> {
  const [before, after] = [await versionContent(tx, id, from), await versionContent(tx, id, to)];
  if (before === null || after === null) {
    throw new EngineError('engine.version-unknown', `${id} ${before === null ? from : to}`);
  }
  return flowDifferences(before, after);
}
