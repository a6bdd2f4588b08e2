import pg from 'pg'

/** What one relation of the application cost a transaction: entries read, rows fetched or written. */
type Cost = { relation: string; scans: number; read: number; fetched: number; written: number }
/**
 * What one transaction did: the texts of its statements, in order, and what it cost, triggers and functions included. Pages are
 * not counted: on which of them a row stands is chance.
 */
export type Visited = { statements: string[]; costs: Cost[] }

/**
 * Asked inside the transaction itself: PostgreSQL counts what this connection did since its figures were last gathered. Entries of an
 * index that lead to rows of the past are met or not according to when the server cleans: those that lead to a row are counted alone.
 */
const FIGURES = `select c.relname as relation, pg_stat_get_xact_numscans(c.oid)::int as scans,
    case c.relkind when 'r' then pg_stat_get_xact_tuples_returned(c.oid)::int else 0 end as read,
    pg_stat_get_xact_tuples_fetched(c.oid)::int as fetched,
    (pg_stat_get_xact_tuples_inserted(c.oid) + pg_stat_get_xact_tuples_updated(c.oid) + pg_stat_get_xact_tuples_deleted(c.oid))::int as written
  from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind in ('r', 'i') order by c.relname`

let transactions: Visited[] = []
const listening = new WeakMap<object, { statements: string[]; before: Promise<Cost[]> }>()
const pending: Promise<unknown>[] = []
const query = pg.Client.prototype.query as (...args: unknown[]) => unknown
const figures = async (client: pg.Client) =>
  ((await (query.call(client, FIGURES) as Promise<pg.QueryResult>)) as pg.QueryResult<Cost>).rows

const less = (after: Cost[], before: Cost[]): Cost[] =>
  after
    .map(({ relation, scans, read, fetched, written }, at) => ({
      relation,
      scans: scans - (before[at]?.scans ?? 0),
      read: read - (before[at]?.read ?? 0),
      fetched: fetched - (before[at]?.fetched ?? 0),
      written: written - (before[at]?.written ?? 0),
    }))
    .filter(({ scans, read, fetched, written }) => scans || read || fetched || written)

pg.Client.prototype.query = function listened(this: pg.Client, ...args: unknown[]) {
  const [first] = args
  const text = typeof first === 'string' ? first : ((first as { text?: string } | null)?.text ?? '')
  const open = listening.get(this)
  if (/^begin;set local role maillon_app/.test(text)) {
    const begun = query.apply(this, args)
    // As in a large database, an index is read wherever there is one; and every statement is planned for what is asked.
    const settings = 'set local enable_seqscan = off; set local plan_cache_mode = force_custom_plan'
    ;(query.call(this, settings) as Promise<unknown>).catch(() => {})
    const before = figures(this)
    before.catch(() => {})
    listening.set(this, { statements: [], before })
    return begun
  }
  if (open && /^(commit|rollback)$/.test(text)) {
    listening.delete(this)
    const { statements, before } = open
    pending.push(
      Promise.all([before, figures(this)]).then(
        ([was, is]) => void transactions.push({ statements, costs: less(is, was) }),
        () => void transactions.push({ statements, costs: [] }),
      ),
    )
  } else open?.statements.push(text)
  return query.apply(this, args)
} as never

/** What the transactions of some work visited. Nothing else may run meanwhile. */
export async function visitedBy<T>(work: () => Promise<T>): Promise<[T, Visited[]]> {
  await Promise.all(pending.splice(0))
  transactions = []
  const result = await work()
  await Promise.all(pending.splice(0))
  return [result, transactions]
}
