import { z } from 'zod'
import { crumbsTo } from '#needs/households/household.crumbs.ts'
import { meetsFamilies } from '#needs/households/household.rules.ts'
import type { SeenHousehold } from '#needs/households/household.store.ts'
import { requestsOf } from '#needs/rights/request.read.store.ts'
import { receiveRequest } from '#needs/rights/request.store.ts'
import { requestHows } from '#needs/rights/request.words.ts'
import { askedInFull } from '#needs/rights/rights.asked.ts'
import { refusalToForget } from '#needs/rights/rights.rules.ts'
import { forgetHousehold, holdToForget, isOnLoan, ownFiles } from '#needs/rights/rights.store.ts'
import { refused } from '#platform/access/refusal.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import { theName } from '#platform/i18n/toward.ts'
import { uncapital } from '#platform/text/capital.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { allow, forbid } from '#platform/web/halts.ts'
import { keysOf } from '#platform/web/pieces.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { stoppingWith } from './stopping.store.ts'
import { StoppingList } from './stopping.view.tsx'

const url = '/familles/:id/droits/effacement'
/** A household is forgotten on its request: what asks before, and the act. The request for it is closed by the act itself. */
export const forgetPages = routes()
  .get(url, meetsFamilies, (c) => ask(c))
  .post(url, meetsFamilies, forget)

const OWN_WISH = 'no'
const ForgetForm = z.object({
  asked: z.enum([...keysOf(requestHows), OWN_WISH], 'Dites si la famille l’a demandé : l’attestation le dira.'),
})

async function forgettable(c: Page): Promise<SeenHousehold> {
  const household = await askedInFull(c)
  const { by } = c.var
  const [own, onLoan] = await Promise.all([ownFiles(by, household.id), isOnLoan(by, household.id)])
  allow(refusalToForget({ forgotten_at: household.forgotten_at, own: own.length }, onLoan))
  return household
}

const waits = async (c: Page, { id }: SeenHousehold): Promise<boolean> =>
  (await requestsOf(c.var.by, id)).some(({ kind, answer }) => kind === 'erase' && !answer)

async function ask(c: Page, errors?: Errors) {
  const household = await forgettable(c)
  const [stopping, asked] = await Promise.all([stoppingWith(c.var.by, household.id), waits(c, household)])
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Confirm
        title={`Effacer ce qui nomme ${theName(household.name)} ?`}
        action={c.req.path}
        label="Effacer pour toujours"
        back={`/familles/${household.id}/droits`}
        danger
      >
        <StoppingList {...{ stopping }} now={c.var.now} />
        <p>
          Ce qui nomme ou décrit ses membres disparaît ici et chez les structures à qui elle a été adressée : noms,
          coordonnées, situation, messages, documents signés. Personne ne pourra le retrouver. Les nombres (un besoin
          entendu, un ordinateur remis) restent, sans nom.
        </p>
        {stopping.registrars.length > 0 && (
          <p>
            Une autre fiche de la même famille a été enregistrée ailleurs (
            {stopping.registrars.map(({ name }) => name).join(', ')}). Si la famille demande l’effacement, sa demande y
            est transmise : ce sera à cette structure de l’effacer.
          </p>
        )}
        {!asked && (
          <Radios
            name="asked"
            label="La famille l’a-t-elle demandé ?"
            required
            options={[
              ...Object.entries(requestHows).map(([how, said]) => [how, `Oui, ${uncapital(said)}`] as const),
              [OWN_WISH, 'Non, c’est notre structure qui le décide'] as const,
            ]}
            error={errors?.asked}
          />
        )}
      </Confirm>
    </>,
    { title: 'Effacer', crumbs: crumbsTo(household), status: errors ? 422 : 200 },
  )
}

async function forget(c: Page) {
  const household = await forgettable(c)
  const { by } = c.var
  if (!(await waits(c, household))) {
    const form = await readForm(c, ForgetForm)
    if (form.errors) return ask(c, form.errors)
    const { asked: how } = form.values
    if (how !== OWN_WISH) {
      const today = dayOf(by.now)
      const said = { kind: 'erase', how, received_on: today, said: '', asker: '' } as const
      await holdToForget(by, household.id)
      await receiveRequest(by, household, said, { atOnce: true })
    }
  }
  const forgotten = await forgetHousehold(by, household)
  if (refused(forgotten)) return forbid(forgotten.refusal)
  flash(c, 'Ce qui la nommait est effacé. Remettez-lui cette attestation : elle ne porte aucun nom.')
  return c.redirect(`/effacements/${forgotten.id}`, 303)
}
