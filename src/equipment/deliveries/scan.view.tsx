import { sayMoment } from '#platform/i18n/dates.ts'
import { ActButton } from '#platform/ui/actButton.tsx'
import { Actions } from '#platform/ui/actions.tsx'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { chipCell, linkCell } from '#platform/ui/cells.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Rows } from '#platform/ui/rows.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors } from '#platform/web/form.ts'
import { nameDevice } from '../devices/device.words.ts'
import { refusalToScan } from './note.rules.ts'
import type { Note } from './note.store.ts'
import type { Tally } from './note.tally.store.ts'
import { resultWords, sayNumbers } from './note.words.ts'
import type { ShownScan } from './scan.last.store.ts'
import type { Verdict } from './scan.rules.ts'
import { AnswerOf, SeenScan } from './scanAnswer.tsx'

type Props = {
  lot: { id: string; title: string }
  note: Note
  tally: Tally
  scans: readonly ShownScan[]
  seen: ShownScan | undefined
  verdict: Verdict | null
  code: string
  again: boolean
  errors: Errors | null
  /** Who scans: only one's own last scan is taken back. */
  by: string
  now: Date
}

/** One field under the scanner, the last answer large above it, how far the reception is below. */
export const ScanView = ({ lot, note, tally, scans, seen, verdict, code, again, errors, by, now }: Props) => {
  const here = `/dons/${lot.id}/bordereau/pointer`
  const closed = refusalToScan(note.state)
  const last = scans.find(({ scanned_by }) => scanned_by === by)
  return (
    <>
      <Heading title="Pointer les appareils" lead={lot.title} />
      <ErrorSummary errors={errors} />
      <div class="loud">
        {seen && <SeenScan {...{ scan: seen, again }} />}
        {verdict && <AnswerOf {...{ verdict, code }} />}
      </div>
      {closed ? (
        <Notice tone="turn" title={closed}>
          <p>
            <a href={`/dons/${lot.id}/bordereau`}>Revenir au bordereau</a>
          </p>
        </Notice>
      ) : (
        <Form action={here}>
          <Field
            name="code"
            label="Numéro de l’appareil"
            hint="Scannez, ou tapez puis Entrée : numéro de série, d’inventaire, ou étiquette ML."
            required
            autofocus
            autocomplete="off"
            spellcheck={false}
            error={errors?.code}
          />
          <Actions>
            <Submit label="Pointer" />
            <LinkButton second href={`${here}/hors-bordereau`}>
              Appareil sans numéro
            </LinkButton>
          </Actions>
        </Form>
      )}
      <Bars>
        <Bar label="Pointés sur le bordereau" value={tally.listed + tally.swapped} max={tally.expected} />
      </Bars>
      {scans.length > 0 && (
        <Block
          title="Derniers pointages"
          action={
            last &&
            !closed && (
              <ActButton
                second
                action={`${here}/annuler`}
                label={`Annuler ${last.number}`}
                fields={{ scan: last.id }}
              />
            )
          }
        >
          <Rows
            caption="Derniers pointages"
            captionHidden
            columns={['Appareil', 'Numéros', 'Résultat', 'Pointé']}
            rows={scans}
            cells={(scan) => [
              linkCell(`/appareils/${scan.device_id}`, nameDevice(scan), scan.number),
              sayNumbers(scan),
              chipCell(resultWords[scan.result]?.label ?? '', resultWords[scan.result]?.tone),
              scan.scanned_by === by
                ? sayMoment(scan.scanned_at, now)
                : `${sayMoment(scan.scanned_at, now)}, ${scan.scanned_by}`,
            ]}
          />
        </Block>
      )}
      <p>
        <a class="plain" href={`/dons/${lot.id}/bordereau`}>
          Voir le bordereau
        </a>
      </p>
    </>
  )
}
