// A worker's database and mail server that tell when a named moment has come.
import type { SmtpPool } from '@nurture/mail';
import type { Database, Tx } from '@nurture/store';
import type { WorkerPoint } from './points';

export type Reach = (point: WorkerPoint) => void;

type Kind = 'start' | 'outcome';

/** Which of the two transactions around a mail a statement belongs to, told by its words. */
function kindOf(sql: string): Kind | null {
  if (sql.includes('INSERT INTO mail AS m')) return 'start';
  return sql.includes('UPDATE mail m') && sql.includes('o.status') ? 'outcome' : null;
}

const OPEN = { start: 'start written, not committed', outcome: 'outcome written, not committed' } as const;
const COMMITTED = { start: 'start committed, nothing said', outcome: 'outcome committed' } as const;

/** The same database, which tells of the two transactions' ends. */
export function telling(db: Database, reach: Reach): Database {
  const transaction = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    let kind: Kind | null = null;
    const done = await db.transaction(async (tx) => {
      const result = await work({
        manager: tx.manager,
        notify: (channel, payload) => tx.notify(channel, payload),
        query: (sql, params) => {
          kind ??= kindOf(typeof sql === 'string' ? sql : sql.text);
          return tx.query(sql, params);
        },
      });
      if (kind !== null) reach(OPEN[kind]);
      return result;
    });
    if (kind !== null) reach(COMMITTED[kind]);
    return done;
  };
  return {
    manager: db.manager,
    transaction,
    query: (sql, params) => db.query(sql, params),
    notify: (channel, payload) => db.notify(channel, payload),
    listen: (channels, onNotify) => db.listen(channels, onNotify),
    close: () => db.close(),
  };
}

/** Lets the pool tell when tasks are waiting for connections, and when an answer was read. */
export function tellingOf(pool: SmtpPool, reach: Reach): void {
  const take = pool.take.bind(pool);
  const send = pool.send.bind(pool);
  pool.take = (count) => {
    reach('tasks claimed');
    return take(count);
  };
  pool.send = async (session, message) => {
    const outcome = await send(session, message);
    reach('answer read, nothing written');
    return outcome;
  };
}
