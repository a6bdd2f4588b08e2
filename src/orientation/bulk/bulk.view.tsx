import { html } from 'hono/html'
import { sayNeeds } from '#needs/households/words.ts'
import { ChoiceField } from '#needs/lists/choice.field.tsx'
import type { Unclear } from '#needs/lists/list.reading.ts'
import { sayRowsRead } from '#needs/lists/rowsRead.ts'
import { verdictCell } from '#needs/lists/verdict.cell.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { cellReports } from '#platform/ui/cellReports.ts'
import type { Tone } from '#platform/ui/chip.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { knownField, OTHER } from './bulk.form.ts'
import type { Oriented } from './bulk.run.ts'

type Props = { kept: KeptList; rows: readonly Oriented[]; unclear: readonly Unclear[]; errors: Errors | null }

/** What would leave, row by row, and which records are met, before anything is sent. */
export const BulkDryRun = ({ kept, rows, unclear, errors }: Props) => {
  const here = `/orientations/liste/${kept.id}`
  const [sent, lost] = [rows.filter(({ state }) => state === 'sent'), rows.filter(({ state }) => state === 'refused')]
  const alike = rows.filter((row) => row.alike.length > 0)
  return (
    <>
      <Heading title="Relire avant d’envoyer" lead={kept.name} />
      <ErrorSummary errors={errors} />
      <Figures>
        <Figure
          value={sent.length}
          one="orientation à envoyer"
          many="orientations à envoyer"
          tone={sent.length > 0 ? 'done' : undefined}
        />
        <Figure
          value={alike.length}
          one="famille déjà suivie"
          many="familles déjà suivies"
          tone={alike.length > 0 ? 'turn' : undefined}
        />
        <Figure
          value={lost.length}
          one="ligne refusée"
          many="lignes refusées"
          tone={lost.length > 0 ? 'loss' : undefined}
        />
      </Figures>
      <p class="quiet">
        {sayRowsRead({ taken: sent.length, refused: lost.length, aside: rows.length - sent.length - lost.length }, [
          'à envoyer',
          'à envoyer',
        ])}
      </p>
      {kept.list.notes.map((note) => (
        <Notice>{note}</Notice>
      ))}
      {unclear.some(({ perhaps }) => perhaps.length > 0) && (
        <Notice tone="turn" title="Des communes sont à préciser">
          <p>
            <a href={`${here}/communes`}>Dire lesquelles ce sont</a>
          </p>
        </Notice>
      )}
      <Form action={here}>
        {alike.map((row) => (
          <Select
            name={knownField(row.line)}
            label={`Ligne ${row.line}, ${row.family?.name ?? ''} : votre structure suit déjà une famille de ce nom`}
            value={row.met ?? ''}
            empty={row.alike.length > 1 ? 'Choisir…' : false}
            required
            options={[
              ...row.alike.map(({ id, name }) => [id, `C’est elle : ${name}, dont la fiche sert`] as const),
              [OTHER, 'C’est une autre famille : une fiche nouvelle'],
            ]}
          />
        ))}
        {lost.length > 0 && <ChoiceField refused={lost.length} error={errors?.choice} done="envoyer" />}
        <Actions>
          {sent.length + alike.length > 0 && <Submit label={`Envoyer ${counted(sent.length, 'orientation')}`} />}
          <a class="plain" href={`${here}/colonnes`}>
            Corriger les colonnes
          </a>
          {lost.length > 0 && (
            <a class="plain" href={`${here}/refusees.csv`}>
              Télécharger les lignes refusées
            </a>
          )}
          <a class="plain" href="/orientations/liste">
            Choisir une autre liste
          </a>
        </Actions>
      </Form>
      <Block title="Ligne par ligne">
        <Rows
          captionHidden
          caption="Chaque ligne de la liste, les lignes refusées d’abord"
          columns={['Ligne', 'Famille', 'Ce qui sera fait', 'Cellules']}
          rows={rows.toSorted((a, b) => Number(b.state === 'refused') - Number(a.state === 'refused'))}
          cells={(row) => [
            `Ligne ${row.line}`,
            familyOf(row),
            verdictCell(row, ...verdicts[row.state]),
            cellReports(row.cells),
          ]}
        />
      </Block>
    </>
  )
}

const familyOf = ({ family, met, said }: Oriented) => {
  if (!family) return said || '–'
  if (met)
    return html`<div><a href="/familles/${met}">${family.name}</a><br /><small>${family.commune.name}, déjà suivie</small></div>`
  return html`<div>${family.name}<br /><small>${family.commune.name}, ${sayNeeds(family.kinds)}</small></div>`
}

const verdicts: Record<Oriented['state'], [label: string, tone: Tone | undefined]> = {
  sent: ['À envoyer', 'done'],
  aside: ['Mise de côté', undefined],
  refused: ['Refusée', 'loss'],
}
