/** What the embedded server is started with; modest, as it shares its machine with the product. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  // The binaries know pglz alone, which costs more than all else that a page takes on its way into the log.
  wal_compression: 'off',
  max_wal_size: '2GB',
  checkpoint_timeout: '10min',
  random_page_cost: '1.1',
  jit: 'off',
  max_locks_per_transaction: '256', // a statement on the event log locks every month's partition and its indexes
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  // Rows hold personal data: neither statements nor the values that broke a constraint go to the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** What an answered event rests on: never off but in tests of other things. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };
const CARELESS = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

/** The server's command line. */
export function serverArguments(cluster: string, port: number, durable: boolean): string[] {
  const settings = { ...SETTINGS, ...(durable ? DURABLE : CARELESS) };
  return ['-D', cluster, '-p', String(port), ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`])];
}
