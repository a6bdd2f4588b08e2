import { type DestinationStream, pino } from 'pino'

/** What happened, without names: the route's pattern, never the address or what was typed. */
export type Log = {
  request(method: string, route: string, status: number, milliseconds: number, reference: string): void
  failure(error: unknown, where: string, reference?: string): void
  note(sentence: string): void
}

export function openLog(level = process.env.MAILLON_LOG ?? 'info', to?: DestinationStream): Log {
  const out = pino(
    { level, base: null, formatters: { level: (label) => ({ level: label }) } },
    to ?? pino.destination({ fd: 2, sync: false }),
  )
  return {
    request: (method, route, status, milliseconds, reference) => {
      const line = { method, route, status, ms: Math.round(milliseconds * 10) / 10, reference }
      if (status >= 500) out.error(line)
      else out.debug(line)
    },
    failure: (error, where, reference) => out.error({ where, reference, ...nameless(error) }),
    note: (sentence) => out.info(sentence),
  }
}

// PostgreSQL puts the row's values into `detail`; the message may quote what was typed. Neither reaches the log.
const nameless = (error: unknown) => {
  const { code, constraint, table, name, stack } = error as {
    code?: string
    constraint?: string
    table?: string
    name?: string
    stack?: string
  }
  const frames = stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .map((line) => line.trim())
  return { name, code, constraint, table, frames }
}
