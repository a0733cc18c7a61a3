const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and the details of errors hold what users wrote, which belongs in no log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

const kept = { max_connections: '100', shared_buffers: '128MB' };

/** For data that may be lost with the machine: tests. */
const disposable = {
  max_connections: '200',
  shared_buffers: '64MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // In the data directory, so that a server that is killed leaves nothing outside of it.
  dynamic_shared_memory_type: 'mmap',
};

/** The server's settings as arguments of `postgres`. */
export function settings(durable: boolean): string[] {
  const chosen = { ...always, ...(durable ? kept : disposable) };
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
