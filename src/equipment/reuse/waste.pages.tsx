import { refused } from '#platform/access/refusal.ts'
import { isId } from '#platform/db/id.ts'
import { dayOf, sayNumeric } from '#platform/i18n/dates.ts'
import { DateField } from '#platform/ui/dateField.tsx'
import { Empty } from '#platform/ui/empty.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { csv } from '#platform/web/csv.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { one } from '#platform/web/typed.ts'
import { donationSeenBy } from '../donations/donation.store.ts'
import { linesOf } from '../donations/line.store.ts'
import { totalOf } from '../donations/line.ts'
import { sayLines } from '../donations/line.words.ts'
import { WasteForm } from './waste.form.ts'
import { noteRemoval, removalsOf } from './waste.store.ts'

/** The page shows the latest; the file holds them all. */
const SHOWN = 100

const crumbs: [string, string][] = [
  ['Dons', '/dons'],
  ['Compte de réemploi', '/reemploi'],
]

async function list(c: Page) {
  const rows = await removalsOf(c.var.by, SHOWN)
  const add = (
    <LinkButton icon="truck" href="/reemploi/dechets/nouveau">
      Noter un départ
    </LinkButton>
  )
  return c.render(
    <>
      <Heading
        title="Registre des déchets"
        lead="Ce qui est parti à un éco-organisme. À garder au moins trois ans (Code de l’environnement, article R. 541-43)."
        action={rows.length > 0 && add}
      />
      {rows.length === 0 ? (
        <Empty title="Rien n’est noté">
          <p>Un appareil qui ne peut plus servir part à un éco-organisme, et son départ se note ici.</p>
          {add}
        </Empty>
      ) : (
        <>
          <Rows
            caption={rows.length === SHOWN ? `Les ${SHOWN} derniers départs` : 'Départs'}
            captionHidden={rows.length < SHOWN}
            columns={['Nature', 'Quantité', 'Parti le', 'Destination', 'Bordereau']}
            rows={rows}
            cells={(row) => [row.nature, row.count, sayNumeric(row.removed_on), row.destination, row.slip || null]}
          />
          <p>
            <LinkButton second icon="download" download href="/reemploi/dechets.csv">
              Registre (CSV)
            </LinkButton>
          </p>
        </>
      )}
    </>,
    { title: 'Registre des déchets', crumbs },
  )
}

async function ask(c: Page, typed?: Typed, errors: Errors | null = null) {
  const shown = typed ?? (await announcedAsWaste(c))
  const asked = (name: string) => ({ name, value: one(shown[name]) ?? '', error: errors?.[name] })
  return c.render(
    <>
      <Heading title="Noter le départ de déchets" lead="Une ligne ne s’efface pas : relisez avant d’enregistrer." />
      <ErrorSummary errors={errors} />
      <Form action="/reemploi/dechets/nouveau">
        {asked('don').value && <input type="hidden" name="don" value={asked('don').value} autocomplete="off" />}
        <DateField {...asked('removed_on')} label="Partis le" max={dayOf(c.var.now)} required />
        <Field {...asked('nature')} label="Quels appareils" hint="Par exemple « écrans cathodiques »." required />
        <Field {...asked('count')} label="Combien d’appareils" inputmode="numeric" width="short" required />
        <Field {...asked('destination')} label="Chez qui" hint="L’éco-organisme ou la déchèterie." required />
        <Field {...asked('slip')} label="Numéro du bordereau" width="medium" spellcheck={false} />
        <Submit label="Enregistrer ce départ" />
      </Form>
    </>,
    {
      title: 'Noter un départ',
      crumbs: [...crumbs, ['Registre des déchets', '/reemploi/dechets']],
      status: errors ? 422 : 200,
    },
  )
}

/** What a lot of the donor announced as waste, to be noted in one go. */
async function announcedAsWaste(c: Page): Promise<Typed> {
  const id = c.req.query('don') ?? ''
  const lot = isId(id) ? await donationSeenBy(c.var.by, id) : undefined
  if (!lot) return {}
  const waste = (await linesOf(c.var.by, lot.id)).filter((line) => line.outcome === 'waste')
  return { don: lot.id, nature: sayLines(waste).slice(0, 160), count: String(totalOf(waste)) }
}

async function note(c: Page) {
  const form = await readForm(c, WasteForm)
  if (form.errors) return ask(c, form.typed, form.errors)
  const refusal = await noteRemoval(c.var.by, form.values)
  if (refused(refusal)) return ask(c, form.typed, { [refusal.field ?? '']: refusal.refusal })
  flash(c, 'Départ noté au registre.')
  return c.redirect('/reemploi/dechets', 303)
}

async function register(c: Page) {
  const rows = await removalsOf(c.var.by, 100_000)
  return csv(
    'registre-des-dechets.csv',
    ['Parti le', 'Nature', 'Quantité', 'Destination', 'Bordereau', 'Noté le', 'Noté par'],
    rows.map((row) => [
      row.removed_on,
      row.nature,
      row.count,
      row.destination,
      row.slip,
      dayOf(row.noted_at),
      row.noted_by,
    ]),
  )
}

export const wastePages = routes()
  .get('/reemploi/dechets', ['donor'], list)
  .get('/reemploi/dechets/nouveau', ['donor'], (c) => ask(c))
  .post('/reemploi/dechets/nouveau', ['donor'], note)
  .get('/reemploi/dechets.csv', ['donor'], register, { plain: true })
