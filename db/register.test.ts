import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const schema = readFileSync('db/schema.sql', 'utf8')
const register = readFileSync('docs/data-protection/registre.md', 'utf8').split('<!-- tables -->')[1] ?? ''
const [held = '', nobody = ''] = register.split('Tables sans personne')
const named = (text: string) => [...text.matchAll(/`([\w.]+)`/g)].map(([, name = '']) => name)

/** The tables of the schema, those of accounts with the name of theirs. */
const tables = [...schema.matchAll(/^create table (app|auth)\.("?)(\w+)\2 \(([\s\S]*?)^\);/gm)].map(
  ([, of, , name = '', columns = '']) => ({ name: of === 'app' ? name : `auth.${name}`, columns }),
)

test('the register of processings sorts every table of the schema, and no other', () => {
  const sorted = new Set([...named(held), ...named(nobody)])
  expect([...sorted].sort()).toEqual(tables.map(({ name }) => name).sort())
  expect(tables.length).toBeGreaterThan(60)
})

test('no table that refers to a family, a person, a pupil or a member is said to hold nobody', () => {
  const of = /^ {2}(household_id|beneficiary_id|pupil_id|member_id|noted_by|decided_by|first_name) /m
  const wrong = tables.filter(({ name, columns }) => of.test(columns) && !named(held).includes(name))
  expect(wrong.map(({ name }) => name)).toEqual([])
})
