import { totalmem } from 'node:os'

const megabyte = 1024 * 1024
const sharedBuffers = () => Math.max(64, Math.min(512, Math.floor(totalmem() / megabyte / 8)))

/** Settings given at every start, so that an update of Maillon is enough to change them. Data that are thrown away need no disk to be sure of them. */
export const settings = ({ disposable = false } = {}): Record<string, string> => ({
  fsync: disposable ? 'off' : 'on',
  full_page_writes: disposable ? 'off' : 'on',
  synchronous_commit: disposable ? 'off' : 'on',
  max_connections: '60',
  shared_buffers: `${sharedBuffers()}MB`,
  jit: 'off',
  timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  // The log says what failed and never with whose data: no row values, no statement text, no parameters.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_timezone: 'UTC',
  logging_collector: 'off',
})
