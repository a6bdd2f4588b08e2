import type { VNode } from 'preact'
import type { z } from 'zod'
import { nameDevice } from '#equipment/devices/device.words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { lends } from './loan.rules.ts'
import { type Loan, loanSeenBy } from './loan.store.ts'

/** A loan of one's own organisation, or a page that does not exist. */
export const loanOf = async (c: Page): Promise<Loan> => found(await loanSeenBy(c.var.by, c.req.param('id') ?? ''))

export const loanCrumbs = (loan: Loan): [string, string][] => [
  ['Matériel', '/appareils'],
  ['Prêts', '/prets'],
  [loan.number, `/prets/${loan.id}`],
]

type LoanAct<S extends z.ZodObject> = {
  /** The end of its address, under the loan's own. */
  path: string
  title: string
  /** Of its button. */
  label: string
  danger?: boolean
  /** In place of that one button, when an act is done in several ways. */
  buttons?(values: Typed, errors: Errors | undefined, loan: Loan): VNode
  schema: S
  /** Why nothing is asked: said in place of the form. */
  closed?(by: Acting, loan: Loan): Promise<string | null>
  /** What is asked, with what the page has to know first. */
  fields(by: Acting, loan: Loan, values: Typed, errors?: Errors): Promise<VNode> | VNode
  act(by: Acting, loan: Loan, form: z.output<S>): Promise<Refusal | { id: string }>
  /** Scripts that its form needs. */
  islands?: readonly string[]
  /** Said once it is done. */
  done: string
  /** Where one goes then; the loan's page unless told. */
  then?: string
}

/** A form about one loan: asks, reads, acts, says; what was typed comes back with the reason of a refusal. */
export function loanAct<S extends z.ZodObject>({
  path,
  title,
  label,
  danger,
  buttons,
  schema,
  closed,
  fields,
  act,
  done,
  then,
  islands,
}: LoanAct<S>) {
  const ask = async (c: Page, values: Typed = {}, errors?: Errors) => {
    const loan = await loanOf(c)
    const shut = (await closed?.(c.var.by, loan)) ?? null
    return c.render(
      <>
        <Heading over={loan.household} title={title} lead={`${nameDevice(loan)}, ${loan.number}`} />
        {shut ? (
          <>
            <Notice tone="turn">{shut}</Notice>
            <p>
              <LinkButton href={`/prets/${loan.id}`}>Revenir au prêt</LinkButton>
            </p>
          </>
        ) : (
          <>
            <ErrorSummary errors={errors} />
            <Form action={`/prets/${loan.id}/${path}`}>
              {await fields(c.var.by, loan, values, errors)}
              <Actions>
                {buttons ? (
                  <Submit label={label} name="how" value="screen" />
                ) : (
                  <Submit label={label} danger={danger} />
                )}
                <a class="plain" href={`/prets/${loan.id}`}>
                  Ne rien changer
                </a>
              </Actions>
              {buttons?.(values, errors, loan)}
            </Form>
          </>
        )}
      </>,
      { title, islands, crumbs: loanCrumbs(loan), status: errors ? 422 : 200 },
    )
  }
  const take = async (c: Page) => {
    const loan = await loanOf(c)
    const form = await readForm(c, schema)
    if (form.errors) return ask(c, form.values, form.errors)
    const result = await act(c.var.by, loan, form.values)
    if (refused(result)) return ask(c, form.typed, { [result.field ?? 'form']: result.refusal })
    flash(c, done)
    return c.redirect(`/prets/${loan.id}${then ?? ''}`, 303)
  }
  return routes()
    .get(`/prets/:id/${path}`, lends, (c) => ask(c))
    .post(`/prets/:id/${path}`, lends, take)
}
