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
import { BENCH, onBench } from './bench.pages.tsx'

type Answers = Record<string, unknown>
type Fields = (text: (name: string) => string, errors: Errors | null) => VNode

/** A form about one device: asks, reads, acts, says; what was typed comes back with the reason of a refusal. */
export function work<S extends z.ZodObject>(
  name: string,
  title: string,
  label: string,
  done: string,
  schema: S,
  fields: Fields,
  act: (by: Acting, id: string, form: z.output<S>) => Promise<Refusal | null>,
) {
  const ask = async (c: Page, typed: Answers | null = null, errors: Errors | null = null) => {
    const device = await onBench(c)
    const answers: Answers = typed ?? known(device)
    return c.render(
      <>
        <Heading title={title} lead={`${nameDevice(device)}, ${device.number}`} />
        <ErrorSummary errors={errors} />
        <Form action={`/appareils/${device.id}/${name}`}>
          <input type="hidden" name="version" value={String(typed?.version ?? device.version)} autocomplete="off" />
          {fields((field) => String(answers[field] ?? ''), errors)}
          <Submit label={label} danger={name === 'sortie'} />
        </Form>
      </>,
      {
        title,
        crumbs: [
          ['Matériel', '/appareils'],
          [device.number, `/appareils/${device.id}`],
        ],
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
    .get(`/appareils/:id/${name}`, BENCH, (c) => ask(c))
    .post(`/appareils/:id/${name}`, BENCH, take)
}

const known = ({ aspect, working, battery, locked, missing_part, in_dispute }: Device): Answers => ({
  aspect,
  working,
  battery,
  locked,
  missing_part,
  in_dispute: in_dispute ? 'oui' : '',
})
