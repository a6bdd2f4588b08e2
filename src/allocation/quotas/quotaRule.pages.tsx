import { refused } from '#platform/access/refusal.ts'
import { Confirm } from '#platform/ui/confirm.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { fundingAgreementsOf } from '../funding/fundingAgreement.store.ts'
import { coveredBy } from '../programmes/aim.store.ts'
import { crumbsUnder, ownProgramme } from '../programmes/organised.ts'
import { floorsConflict } from './floors.ts'
import { changeQuotaRule, endQuotaRule, writeQuotaRule } from './quotaRule.acts.store.ts'
import { QuotaRuleFields } from './quotaRule.fields.tsx'
import { EndForm, QuotaRuleForm } from './quotaRule.form.ts'
import {
  orientingOrganisations,
  pictureOf,
  quotaRuleSeenBy,
  quotaRulesOf,
  type SeenQuotaRule,
} from './quotaRule.store.ts'
import { QuotaRules } from './quotaRule.view.tsx'
import type { Names } from './quotaRule.words.ts'

const coordination = ['coordinator'] as const
const LIST = '/programmes/:id/quotas'
export const quotaRulePages = routes()
  .get(LIST, coordination, list)
  .get(`${LIST}/nouveau`, coordination, (c) => show(c, null))
  .post(`${LIST}/nouveau`, coordination, (c) => save(c, null))
  .get(`${LIST}/:quotaRule`, coordination, async (c) => show(c, await seen(c)))
  .post(`${LIST}/:quotaRule`, coordination, async (c) => save(c, await seen(c)))
  .get(`${LIST}/:quotaRule/fin`, coordination, (c) => ask(c))
  .post(`${LIST}/:quotaRule/fin`, coordination, end)

const seen = async (c: Page) =>
  found(await quotaRuleSeenBy(c.var.by, (await ownProgramme(c)).id, c.req.param('quotaRule') ?? ''))

const choices = async (c: Page, programmeId: string) => {
  const [communes, organisations, agreements] = await Promise.all([
    coveredBy(c.var.by, programmeId),
    orientingOrganisations(c.var.by),
    fundingAgreementsOf(c.var.by, programmeId),
  ])
  return { communes, organisations, agreements }
}

async function list(c: Page) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const [rules, picture, known] = await Promise.all([
    quotaRulesOf(by, programme.id),
    pictureOf(by, programme.id),
    choices(c, programme.id),
  ])
  const names: Names = {
    communes: new Map(known.communes.map(({ insee, name }) => [insee, name])),
    organisations: new Map(known.organisations.map(({ id, name }) => [id, name])),
    agreements: new Map(known.agreements.map(({ id, title }) => [id, title])),
  }
  const conflict = await floorsConflict(rules, picture)
  return c.render(<QuotaRules {...{ programme, rules, picture, names, conflict }} />, {
    title: 'Quotas',
    crumbs: crumbsUnder(programme),
  })
}

async function save(c: Page, rule: SeenQuotaRule | null) {
  const { by } = c.var
  const programme = await ownProgramme(c)
  const form = await readForm(c, QuotaRuleForm)
  if (form.errors) return show(c, rule, form.typed, form.errors)
  const saved = rule
    ? await changeQuotaRule(by, rule, form.values)
    : await writeQuotaRule(by, programme.id, form.values)
  if (refused(saved)) return show(c, rule, form.typed, { [saved.field ?? 'form']: saved.refusal })
  flash(c, rule ? 'Le quota est à jour.' : 'Le quota est enregistré.')
  return c.redirect(`/programmes/${programme.id}/quotas`, 303)
}

async function show(c: Page, rule: SeenQuotaRule | null, typed?: Typed, errors?: Errors) {
  const programme = await ownProgramme(c)
  const back = `/programmes/${programme.id}/quotas`
  const title = rule ? `Modifier « ${rule.name} »` : 'Nouveau quota'
  const values = typed ?? (rule ? stored(rule) : { kind: 'computer' })
  return c.render(
    <>
      <QuotaRuleFields {...{ title, values, errors, back, ...(await choices(c, programme.id)) }} />
      {rule && (
        <LinkButton href={`${back}/${rule.id}/fin`} second danger>
          Terminer ce quota
        </LinkButton>
      )}
    </>,
    {
      title,
      crumbs: crumbsUnder(programme, ['Quotas', back]),
      status: errors ? 422 : 200,
    },
  )
}

async function ask(c: Page, errors?: Errors) {
  const programme = await ownProgramme(c)
  const rule = await seen(c)
  const back = `/programmes/${programme.id}/quotas`
  return c.render(
    <>
      <ErrorSummary errors={errors} />
      <Confirm
        title={`Terminer le quota « ${rule.name} » ?`}
        action={`${back}/${rule.id}/fin`}
        label="Terminer ce quota"
        back={back}
        danger
        undo="Un quota terminé ne se rouvre pas : il faudra en écrire un autre. Les passages déjà gelés le gardent."
      >
        <p>Il ne garantira et ne limitera plus rien. Ce qui est promis reste promis.</p>
        <input type="hidden" name="version" value={String(rule.version)} />
      </Confirm>
    </>,
    { title: 'Terminer un quota', crumbs: crumbsUnder(programme, ['Quotas', back]), status: errors ? 422 : 200 },
  )
}

async function end(c: Page) {
  const rule = await seen(c)
  const form = await readForm(c, EndForm)
  if (form.errors) return ask(c, form.errors)
  const ended = await endQuotaRule(c.var.by, rule, form.values.version)
  if (refused(ended)) return ask(c, { form: ended.refusal })
  flash(c, 'Le quota est terminé.')
  return c.redirect(`/programmes/${rule.programme_id}/quotas`, 303)
}

const stored = (rule: SeenQuotaRule): Typed => ({
  ...{ name: rule.name, kind: rule.kind, at_least: sayLimit(rule.at_least), at_most: sayLimit(rule.at_most) },
  ...{ communes: rule.communes, publics: rule.publics, organisations: rule.organisations, agreements: rule.agreements },
  version: String(rule.version),
})
const sayLimit = (limit: number | null): string => (limit === null ? '' : String(limit))
