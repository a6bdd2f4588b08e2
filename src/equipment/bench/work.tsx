import type { VNode } from 'preact'
import type { z } from 'zod'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import type { Device } from '../devices/device.store.ts'
import { nameDevice } from '../devices/device.words.ts'
import { BENCH, deviceCrumbs, onBench } from './bench.pages.tsx'

type Answers = Record<string, unknown>
type Fields = (text: (name: string) => string, errors: Errors | null) => VNode

type Work<S extends z.ZodObject> = {
  /** The end of its address, under the device's own. */
  path: string
  title: string
  /** Of its button. */
  label: string
  /** What it cannot take back easily: the button is red. */
  danger?: boolean
  schema: S
  fields: Fields
  /** What the form proposes beside what is known of the device. */
  proposed?(by: Acting, device: Device): Promise<Answers>
  act(by: Acting, id: string, form: z.output<S>): Promise<Refusal | null>
  /** Said once it is done. */
  done: string
}

/** A form about one device: asks, reads, acts, says; what was typed comes back with the reason of a refusal. */
export function work<S extends z.ZodObject>({
  path,
  title,
  label,
  danger,
  schema,
  fields,
  proposed,
  act,
  done,
}: Work<S>) {
  const ask = async (c: Page, typed: Answers | null = null, errors: Errors | null = null) => {
    const device = await onBench(c)
    const more = (await proposed?.(c.var.by, device)) ?? {}
    const answers: Answers = { ...more, ...(typed ?? present(known(device))) }
    return c.render(
      <>
        <Heading title={title} lead={`${nameDevice(device)}, ${device.number}`} />
        <ErrorSummary errors={errors} />
        <Form action={`/appareils/${device.id}/${path}`}>
          <input type="hidden" name="version" value={String(typed?.version ?? device.version)} autocomplete="off" />
          {fields((field) => String(answers[field] ?? ''), errors)}
          <Submit label={label} danger={danger} />
        </Form>
      </>,
      {
        title,
        crumbs: deviceCrumbs(device),
        status: errors ? 422 : 200,
      },
    )
  }
  const take = async (c: Page) => {
    const device = await onBench(c)
    const form = await readForm(c, schema)
    if (form.errors) return ask(c, form.values, form.errors)
    const refusal = await act(c.var.by, device.id, form.values)
    if (refused(refusal))
      return ask(c, { ...form.values, version: undefined }, { [refusal.field ?? '']: refusal.refusal })
    flash(c, done)
    return c.redirect(`/appareils/${device.id}`, 303)
  }
  return routes()
    .get(`/appareils/:id/${path}`, BENCH, (c) => ask(c))
    .post(`/appareils/:id/${path}`, BENCH, take)
}

const known = ({ aspect, working, battery, locked, missing_part, in_dispute }: Device): Answers => ({
  aspect,
  working,
  battery,
  locked,
  missing_part,
  in_dispute: in_dispute ? 'oui' : '',
})

const present = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null && value !== undefined))
