import type { Member } from '#platform/access/member.ts'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { Chip, Chips } from '#platform/ui/chip.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Pager } from '#platform/ui/pager.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { nameDevice } from '../devices/device.words.ts'
import type { Donation } from '../donations/donation.store.ts'
import { Contests } from './contests.view.tsx'
import { About } from './note.about.tsx'
import type { Exception } from './note.exceptions.store.ts'
import type { ShownLine } from './note.lines.store.ts'
import type { Contest, Note } from './note.store.ts'
import type { Tally } from './note.tally.store.ts'
import { noteStates, resultWords, sayNumbers, sayOutcome } from './note.words.ts'
import { NoteNext } from './noteNext.tsx'
import { machineCell } from './noteUpload.view.tsx'
import { Sums } from './reconciled.sums.tsx'
import { Exceptions } from './reconciled.view.tsx'

export type NoteProps = {
  lot: Donation
  note: Note | undefined
  tally: Tally
  exceptions: readonly Exception[]
  contests: readonly Contest[]
  lines: readonly ShownLine[]
  older: string | null
  /** Every line is asked for, not those that remain alone. */
  all: boolean
  member: Member
  now: Date
  errors: Errors | null
  typed: Typed
}

/** A note against what came, for its donor and its refurbisher: the sums, what is not as said, every line. */
export const NoteView = (props: NoteProps) => {
  const { lot, note, tally, exceptions, errors, member, now } = props
  const counting = note?.state === 'counting' || note?.state === 'expected'
  const mine = lot.refurbisher_id === member.organisationId
  const here = `/dons/${lot.id}/bordereau`
  return (
    <>
      <Heading title="Bordereau de livraison" lead={lot.title}>
        {note && (
          <Chips>
            <Chip tone={noteStates[note.state]?.tone}>{noteStates[note.state]?.label}</Chip>
          </Chips>
        )}
      </Heading>
      <ErrorSummary errors={errors} />
      <NoteNext {...props} />
      {note && (
        <>
          <Sums counts={tally} counting={counting} />
          <Contests {...props} />
          <Exceptions
            exceptions={counting ? exceptions.filter(({ what }) => what !== 'missing') : exceptions}
            counts={counting ? { ...tally, missing: 0 } : tally}
            hrefOf={mine && note.state !== 'confirmed' ? (id) => `${here}/ecart/${id}` : undefined}
          />
          <Columns aside={<About note={note} now={now} donor={lot.donor} mine={mine} />}>
            <Lines {...props} counting={counting} />
          </Columns>
        </>
      )}
    </>
  )
}

const Lines = ({ lot, note, lines, older, all, counting, member }: NoteProps & { counting: boolean }) => {
  const here = `/dons/${lot.id}/bordereau`
  const part = note?.state === 'counting' && !all
  const mine = lot.refurbisher_id === member.organisationId
  const door = (
    <a class="plain" href={all ? here : `${here}?voir=toutes`}>
      {all ? 'Revenir à l’essentiel' : 'Voir toutes les lignes'}
    </a>
  )
  if (lines.length === 0) return <p>{door}</p>
  return (
    <Block title={part ? 'Restent à pointer' : 'Ligne par ligne'}>
      <Rows
        caption="Les lignes du bordereau"
        captionHidden
        columns={part ? ['Annoncé', 'Numéros', 'Résultat'] : ['Annoncé', 'Numéros', 'Résultat', 'Appareil pointé']}
        rows={lines}
        cells={(line) => [
          part && mine
            ? linkCell(`${here}/ecart/${line.id}`, nameDevice(line), `ligne ${line.line}`)
            : machineCell(nameDevice(line), `ligne ${line.line}`),
          sayNumbers(line),
          resultOf(line, counting),
          ...(part ? [] : [pointedOf(line)]),
        ]}
      />
      <Pager older={older} words={['Lignes d’avant', 'Lignes suivantes']} />
      {note?.state !== 'expected' && <p>{door}</p>}
    </Block>
  )
}

const pointedOf = ({ device_id, number, found_serial }: ShownLine) =>
  device_id && number ? linkCell(`/appareils/${device_id}`, number, found_serial ?? undefined) : null

const resultOf = (line: ShownLine, counting: boolean) => {
  if (line.double_of !== null) return chipCell(`En double de la ligne ${line.double_of}`, 'calm')
  const { label, tone } = resultWords[line.result ?? (counting ? 'awaited' : 'missing')] ?? { label: '', tone: 'calm' }
  return chipCell(label, tone, sayOutcome(line.outcome, line.word) || undefined)
}
