import { z } from 'zod'
import { holdsNationalInsuranceNumber } from '#platform/text/nationalInsuranceNumber.ts'
import type { Page } from './routes.ts'

/** A French sentence for each field that is refused. */
export type Errors = Record<string, string>
/** What was typed, to be given back as it was. */
export type Typed = Record<string, string | string[]>
/** `typed` is always what was typed, to be given back when an act refuses values that the form accepted. */
export type Read<T> = { values: T; errors: null; typed: Typed } | { values: Typed; errors: Errors; typed: Typed }

const NATIONAL_NUMBER =
  'Ce champ semble contenir un numéro de sécurité sociale. Maillon n’a pas le droit de le garder : retirez-le.'

/** Reads an HTML form: gives safe values, or what the person typed with a reason for each refused field. */
export async function readForm<S extends z.ZodObject>(c: Page, schema: S): Promise<Read<z.output<S>>> {
  const sent: Sent = new Map()
  for (const [name, value] of await c.req.formData()) {
    const values = sent.get(name)
    if (values) values.push(value)
    else sent.set(name, [value])
  }
  return readFields(schema, sent)
}

/** The same for a GET form: a filtered list is an address to share. A value that makes no sense is put aside. */
export function readFilters<S extends z.ZodObject>(c: Page, schema: S): z.output<S> {
  const sent: Sent = new Map(Object.entries(c.req.queries()).filter(([name]) => name in schema.shape))
  const read = readFields(schema, sent)
  if (!read.errors) return read.values
  for (const name of Object.keys(read.errors)) sent.delete(name)
  return schema.parse(fieldsOf(schema, sent).fields)
}

/** Each field's values, as they came. */
type Sent = Map<string, FormDataEntryValue[]>

function readFields<S extends z.ZodObject>(schema: S, sent: Sent): Read<z.output<S>> {
  const { fields, typed } = fieldsOf(schema, sent)
  const errors: Errors = {}
  for (const [name, value] of Object.entries(typed))
    if ([value].flat().some(holdsNationalInsuranceNumber)) errors[name] = NATIONAL_NUMBER
  const result = schema.safeParse(fields)
  if (!result.success)
    for (const issue of result.error.issues) errors[String(issue.path[0] ?? 'form')] ??= sentence(issue)
  return result.success && Object.keys(errors).length === 0
    ? { values: result.data, errors: null, typed }
    : { values: typed, errors: inOrder(schema, errors), typed }
}

/** Refusals in the order in which the schema declares its fields, which is that of the page; those of no field first. */
export function inOrder(schema: z.ZodObject, errors: Errors): Errors {
  const declared = Object.keys(schema.shape)
  return Object.fromEntries(
    Object.entries(errors).sort(([one], [other]) => declared.indexOf(one) - declared.indexOf(other)),
  )
}

function fieldsOf(schema: z.ZodObject, sent: Sent) {
  const fields: Record<string, unknown> = {}
  const typed: Typed = {}
  for (const [name, values] of sent) {
    if (name.startsWith('_')) continue
    const texts = values.filter((v) => typeof v === 'string').map(clean)
    const files = values.filter((v) => v instanceof File && v.size + v.name.length > 0)
    const many = isMany(schema.shape[name])
    if (files.length) fields[name] = many ? files : files[0]
    else if (texts.length) {
      typed[name] = many ? texts.filter(Boolean) : texts.length > 1 ? texts : (texts[0] ?? '')
      const value = typed[name]
      if (value !== '') fields[name] = value
    }
  }
  return { fields, typed }
}

const clean = (text: string): string => text.replaceAll('\r\n', '\n').replaceAll('\0', '').trim()

const isMany = (field: unknown): boolean => {
  let inner = field as z.ZodType | undefined
  while (inner && 'unwrap' in inner && typeof inner.unwrap === 'function' && !(inner instanceof z.ZodArray))
    inner = inner.unwrap() as z.ZodType
  return inner instanceof z.ZodArray
}

const sentence = (issue: z.core.$ZodIssue): string => {
  const own = issue.message
  const isOurs = !/^(Invalid|Too|Unrecognized|Expected)/.test(own)
  if (isOurs) return own
  if (issue.code === 'too_big') return 'Cette réponse est trop longue.'
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'Cette réponse manque.'
  return 'Cette réponse n’est pas comprise.'
}
