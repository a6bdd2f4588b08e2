import { z } from 'zod'
import { sayNumber } from '#platform/ui/counted.ts'
import { Empty } from '#platform/ui/empty.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Filters } from '#platform/ui/filters.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Table } from '#platform/ui/table.tsx'
import { readFilters } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { sayDeviceKind } from '../devices/device.words.ts'
import { familiesUse } from './avoided.store.ts'
import { avoidedBy, sayMass, sayRange } from './avoided.ts'
import { AvoidedCaveat, NotKnown } from './avoided.view.tsx'
import { keepsStock } from './stock.rules.ts'

const yearsTyped = z.coerce.number().min(0).max(10).optional()
const Declared = z.object({ laptop: yearsTyped, tablet: yearsTyped, smartphone: yearsTyped })

async function show(c: Page) {
  const declared = readFilters(c, Declared)
  const years = declared as Record<string, number | undefined>
  const kinds = await familiesUse(c.var.by)
  const { lines, unknown, total } = avoidedBy(
    kinds.map(({ kind, count }) => ({ kind, devices: count, years: years[kind] ?? null })),
  )
  return c.render(
    <>
      <Heading
        title="CO₂ évité"
        lead="Pour les appareils que des familles ont aujourd’hui. Dites combien d’années chacun servira : personne d’autre ne le sait."
      />
      {lines.length === 0 ? (
        <Empty title="Aucun appareil remis n’a de chiffre connu">
          <p>L’étude donne un chiffre pour les ordinateurs portables, les tablettes et les smartphones.</p>
        </Empty>
      ) : (
        <>
          <Filters action="/stock/carbone" active={Object.keys(declared).length > 0}>
            {lines.map(({ kind, years }) => (
              <Field
                name={kind}
                label={`${sayDeviceKind(kind)} : années d’usage`}
                type="number"
                min={0}
                max={10}
                width="short"
                value={years}
                required
              />
            ))}
          </Filters>
          <Table
            caption="CO₂ évité, par type d’appareil"
            captionHidden
            columns={[
              'Type',
              { label: 'Appareils', end: true },
              { label: 'Années', end: true },
              { label: 'Par an et par appareil', end: true },
              { label: 'Évité', end: true },
            ]}
            rows={lines.map((line) => [
              sayDeviceKind(line.kind),
              sayNumber(line.devices),
              line.years === null ? 'À dire' : sayNumber(line.years),
              <>
                {sayNumber(line.factor.kilograms)} kg
                <small>
                  de {line.factor.least} à {line.factor.most} % d’un appareil neuf
                </small>
              </>,
              line.avoided === null ? (
                '–'
              ) : (
                <>
                  {sayMass(line.avoided.kilograms)}
                  <small>{sayRange(line.avoided)}</small>
                </>
              ),
            ])}
            total={
              lines.length > 1 && total.kilograms > 0 ? ['Ensemble', '', '', '', sayMass(total.kilograms)] : undefined
            }
          />
        </>
      )}
      <NotKnown unknown={unknown} />
      <Notice title="Ce que ce nombre veut dire">
        <AvoidedCaveat />
      </Notice>
    </>,
    {
      title: 'CO₂ évité',
      crumbs: [
        ['Matériel', '/appareils'],
        ['Stock', '/stock'],
      ],
    },
  )
}

export const avoidedPages = routes().get('/stock/carbone', keepsStock, show)
