import { refused } from '#platform/access/refusal.ts'
import { sayShort } from '#platform/i18n/dates.ts'
import { nameKey } from '#platform/text/nameKey.ts'
import { linkCell } from '#platform/ui/cells.ts'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm, type Typed } from '#platform/web/form.ts'
import { forbid, found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { BENCH } from '../bench/bench.pages.tsx'
import { kindOptions, sayDeviceKind } from '../devices/device.words.ts'
import type { DeviceKind } from '../devices/snapshot.part.ts'
import { natureWords } from './check.words.ts'
import { ChecklistForm, LINES } from './checklist.form.ts'
import { type Line, type Nature, proposedLists } from './checklist.rules.ts'
import { checklistOf, ownLists } from './checklist.store.ts'
import { writeChecklist } from './checklist.write.store.ts'

const HERE = '/etabli/essais'
const natures = Object.entries(natureWords)
/** Empty lines offered under those that exist. */
const MORE = 4

async function all(c: Page) {
  const own = await ownLists(c.var.by)
  return c.render(
    <>
      <Heading
        title="Listes d’essais"
        lead="Une liste par type d’appareil. Une liste changée vaut pour les essais suivants ; ceux d’avant gardent la leur."
      />
      <Rows
        caption="Listes d’essais"
        captionHidden
        columns={['Type', 'Lignes', 'Écrite']}
        rows={kindOptions}
        cells={([kind, label]) => {
          const list = own.find((one) => one.kind === kind)
          const lines = (list?.lines as Line[] | undefined) ?? proposedLists[kind as DeviceKind]
          return [
            linkCell(`${HERE}/${kind}`, label),
            counted(lines.length, 'ligne'),
            list ? `Par vous, le ${sayShort(list.since)}` : 'Proposée par Maillon',
          ]
        }}
      />
    </>,
    { title: 'Listes d’essais', crumbs: [['Établi', '/etabli']] },
  )
}

const kindAsked = (c: Page): DeviceKind => {
  const kind = c.req.param('kind') ?? ''
  return Object.hasOwn(proposedLists, kind) ? (kind as DeviceKind) : found<DeviceKind>(null)
}

async function one(c: Page, typed: Typed | null = null, errors: Errors | null = null) {
  const kind = kindAsked(c)
  const list = await checklistOf(c.var.by, kind)
  const text = (name: string, known: string) => String(typed ? (typed[name] ?? '') : known)
  const size = Math.min(LINES, list.lines.length + MORE)
  return c.render(
    <>
      <Heading
        title={`Essais : ${sayDeviceKind(kind).toLowerCase()}`}
        lead={
          list.since
            ? `Version ${list.version}, depuis le ${sayShort(list.since)}.`
            : 'Liste proposée par Maillon : changez-la si votre atelier essaie autre chose.'
        }
      />
      <ErrorSummary errors={errors} />
      <Form action={`${HERE}/${kind}`}>
        <input type="hidden" name="list" value={text('list', String(list.version))} autocomplete="off" />
        <p>
          Indispensable : sans elle, l’appareil n’est pas prêt. Secondaire : la famille en est prévenue. Videz une ligne
          pour la retirer.
        </p>
        {Array.from({ length: size }, (_, at) => {
          const line = list.lines[at]
          return (
            <div class="together worded">
              <input type="hidden" name={`key_${at}`} value={text(`key_${at}`, line?.key ?? '')} autocomplete="off" />
              <Field
                name={`label_${at}`}
                label={`Ligne ${at + 1}`}
                required
                value={text(`label_${at}`, line?.label ?? '')}
                error={errors?.[`label_${at}`]}
              />
              <Select
                name={`nature_${at}`}
                label={`Ligne ${at + 1} : ce qu’elle est`}
                required
                empty={false}
                options={natures}
                value={text(`nature_${at}`, line?.nature ?? 'essential')}
                error={errors?.[`nature_${at}`]}
              />
            </div>
          )
        })}
        {c.var.member.admin && <Submit label="Enregistrer cette liste" />}
      </Form>
      {!c.var.member.admin && <p>Qui gère votre structure peut changer cette liste.</p>}
    </>,
    {
      title: `Essais : ${sayDeviceKind(kind)}`,
      crumbs: [
        ['Établi', '/etabli'],
        ['Listes d’essais', HERE],
      ],
      status: errors ? 422 : 200,
    },
  )
}

async function write(c: Page) {
  const kind = kindAsked(c)
  if (!c.var.member.admin) return forbid('Qui gère votre structure peut changer cette liste.')
  const form = await readForm(c, ChecklistForm)
  if (form.errors) return one(c, form.typed, form.errors)
  const { list, ...values } = form.values
  const refusal = await writeChecklist(c.var.by, kind, list, linesIn(values))
  if (refused(refusal)) return one(c, form.typed, { '': refusal.refusal })
  flash(c, 'Liste enregistrée : elle vaut pour les prochains essais.')
  return c.redirect(HERE, 303)
}

/** A line keeps its key when its words change: its answers are still about the same thing. */
function linesIn(values: Record<string, unknown>): Line[] {
  const taken = new Set<string>()
  return Array.from({ length: LINES }, (_, at) => at).flatMap((at) => {
    const label = String(values[`label_${at}`] ?? '')
    if (!label) return []
    const base =
      String(values[`key_${at}`] ?? '') ||
      `x_${nameKey(label)
        .replace(/[^a-z0-9]+/g, '_')
        .slice(0, 30)}`
    const key = taken.has(base) ? `${base}_${at}` : base
    taken.add(key)
    return [{ key, label, nature: values[`nature_${at}`] as Nature }]
  })
}

export const checklistPages = routes()
  .get(HERE, BENCH, all)
  .get(`${HERE}/:kind`, BENCH, (c) => one(c))
  .post(`${HERE}/:kind`, BENCH, write)
