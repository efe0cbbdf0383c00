// Views of one page, as links: each has an address that can be kept and sent.
import { hashPath } from '../address';
import { usePlace } from '../router';

/** @param param the name in the address; the first tab is what stands there without one */
export function Tabs<Id extends string>({
  label,
  tabs,
  current,
  param = 'tab',
}: {
  label: string;
  tabs: readonly { readonly id: Id; readonly name: string; readonly count?: number | string | undefined }[];
  current: Id;
  param?: string;
}) {
  const { path, query } = usePlace();
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map(({ id, name, count }, index) => (
        <a
          key={id}
          href={`#${hashPath(path, { ...query, sort: undefined, [param]: index === 0 ? undefined : id })}`}
          aria-current={id === current ? 'page' : undefined}
        >
          {name}
          {count !== undefined && <span className="count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** Which tab the address names; the first where it names none or another. */
export function useTab<Id extends string>(ids: readonly [Id, ...Id[]], param = 'tab'): Id {
  const { query } = usePlace();
  return ids.find((id) => id === query[param]) ?? ids[0];
}
