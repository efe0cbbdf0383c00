// A table whose order lives in the address. Cursor paging: give the list, and it offers the next page.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../router';
import { EmptyState, More } from './states';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** By what it is sorted; without it, it isn't. Only for tables that are whole. */
  readonly sort?: (row: Row) => string | number;
  /** Figures stand at the right */
  readonly num?: boolean;
  /** Left out on a phone */
  readonly minor?: boolean;
}

interface Props<Row> {
  /** What the table is, for those who can't see it */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty?: ReactNode;
  readonly list?: Parameters<typeof More>[0]['list'];
  /** The name of the order in the address, where a page has several tables */
  readonly sortName?: string;
}

function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: string): readonly Row[] {
  const down = order.startsWith('-');
  const by = columns.find(({ id }) => id === order.replace(/^-/, ''))?.sort;
  if (!by) return rows;
  const compare = (a: Row, b: Row): number => {
    const [one, other] = [by(a), by(b)];
    return typeof one === 'number' && typeof other === 'number'
      ? one - other
      : String(one).localeCompare(String(other));
  };
  return rows.toSorted((a, b) => (down ? compare(b, a) : compare(a, b)));
}

export function DataTable<Row>({ name, columns, rows, rowKey, empty, list, sortName = 'sort' }: Props<Row>) {
  const { t } = useTranslation();
  const [query] = useAddress();
  const order = query[sortName] ?? '';
  if (rows.length === 0) return typeof empty === 'object' && empty ? empty : <EmptyState>{empty}</EmptyState>;
  const look = ({ num, minor }: Column<Row>): string => `${num ? 'num' : ''}${minor ? ' minor' : ''}`;
  return (
    <>
      <div className="scroll" role="region" aria-label={t('table.scroll', { name })} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} order={order} sortName={sortName} look={look(column)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted(rows, columns, order).map((row) => (
              <tr key={rowKey(row)}>
                {columns.map((column) => (
                  <td key={column.id} className={look(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {list && <More list={list} />}
    </>
  );
}

function Head<Row>({
  column,
  order,
  sortName,
  look,
}: {
  column: Column<Row>;
  order: string;
  sortName: string;
  look: string;
}) {
  // prettier-ignore
  const { t } = useTranslation();
  const [, change] = useAddress();
  if (!column.sort) return <th className={look}>{column.header}</th>;
  const direction = order === column.id ? 'ascending' : order === `-${column.id}` ? 'descending' : 'none';
  const next = direction === 'ascending' ? `-${column.id}` : column.id;
  return (
    <th className={look} aria-sort={direction}>
      <button
        type="button"
        className="sort"
        title={t('table.sortBy', { column: column.header })}
        onClick={() => change({ [sortName]: next })}
      >
        {column.header}
        <span aria-hidden="true">{direction === 'ascending' ? ' ↑' : direction === 'descending' ? ' ↓' : ' ↕'}</span>
      </button>
    </th>
  );
}
