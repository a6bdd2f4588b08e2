import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { onServer } from '#testing/prepare.ts'
import { adminConfig } from './connection.ts'

test('a moment is read the same whatever the zone of the connection, seconds and before our era included', async () => {
  const moments = [
    "'2026-11-24 13:00:00.123+00'",
    "'2026-07-01 12:00:00+00'",
    "'1911-03-10 12:00:00+00'",
    "'0044-03-15 10:00:00+00 BC'",
  ]
  for (const zone of ['UTC', 'Europe/Paris', 'Asia/Kolkata', 'America/St_Johns'])
    for (const moment of moments) {
      const row = await onServer(inject('server'), async (client) => {
        await client.query(`set timezone = '${zone}'`)
        const { rows } = await client.query(
          `select ${moment}::timestamptz(3) as at, extract(epoch from ${moment}::timestamptz) * 1000 as ms`,
        )
        return rows[0]
      })
      expect([zone, moment, row.at.getTime()]).toEqual([zone, moment, Number(row.ms)])
    }
})

test('a URL may name a socket folder, a port, and characters that need escaping', () => {
  expect(adminConfig('postgres://a:b%40c@localhost/base?host=/tmp/run&port=6543')).toMatchObject({
    host: '/tmp/run',
    port: 6543,
    user: 'a',
    password: 'b@c',
    database: 'base',
  })
  expect(pg.types.getTypeParser(20)('42')).toBe(42)
})
