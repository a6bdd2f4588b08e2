import { refused } from '#platform/access/refusal.ts'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { FileField } from '#platform/ui/fileField.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { flash } from '#platform/web/cookies.ts'
import { type Errors, readForm } from '#platform/web/form.ts'
import { type Page, routes } from '#platform/web/routes.ts'
import { nameDevice } from '../devices/device.words.ts'
import { addWipeLogs, type Wiped } from '../wiping/wipe.acts.store.ts'
import { evidenceOf } from '../wiping/wipe.store.ts'
import { sayProof } from '../wiping/wipe.words.ts'
import { isPocket } from '../wiping/wipeEvidence.rules.ts'
import { recordsOf } from '../wiping/wipeRecord.store.ts'
import { sayRecord } from '../wiping/wipeRecord.words.ts'
import { LogsForm } from './bench.form.ts'
import { BENCH, deviceCrumbs, onBench } from './bench.pages.tsx'

async function askLogs(c: Page, errors: Errors | null = null) {
  const device = await onBench(c)
  const [evidence, said] = await Promise.all([evidenceOf(c.var.by, device), recordsOf(c.var.by, [device.id])])
  const records = said.filter(({ witnessed }) => !witnessed)
  return c.render(
    <>
      <Heading title="Déposer le journal d’effacement" lead={`${nameDevice(device)}, ${device.number}`} />
      <ErrorSummary errors={errors} />
      <Facts>
        {evidence.drives.map((drive) => (
          <Fact label={[drive.model, drive.serial ?? 'sans numéro'].filter(Boolean).join(' · ')}>
            {drive.proved ? sayProof(drive) : drive.why} {drive.doubts.join(' ')}
            {drive.undated && (
              <a href={`/appareils/${device.id}/date-du-journal?journal=${drive.undated}`}>Expliquer cette date</a>
            )}
          </Fact>
        ))}
      </Facts>
      {evidence.drives.length > 0 && !isPocket(device.kind) && (
        <Form files action={`/appareils/${device.id}/effacement`}>
          <FileField
            name="logs"
            label="Journal de nwipe ou ShredOS"
            hint="Le fichier texte écrit à la fin, le rapport PDF, ou le relevé JSON d’eReuse qui contient l’effacement. Plusieurs disques, plusieurs fichiers : choisissez-les ensemble."
            accept=".log,.txt,text/plain,.pdf,application/pdf,.json,application/json"
            multiple
            required
            error={errors?.logs}
          />
          <Submit label="Lire le journal" />
        </Form>
      )}
      {records.length > 0 && (
        <Block title="Constats à confirmer">
          <ul>
            {records.map((record) => (
              <li>
                <a href={`/appareils/${device.id}/temoin/${record.id}`}>
                  {[sayRecord(record), record.drive_serial].filter(Boolean).join(' · ')}
                </a>
              </li>
            ))}
          </ul>
        </Block>
      )}
      {isPocket(device.kind) ? (
        <p>
          Une tablette ou un téléphone ne donne pas de journal :{' '}
          <a href={`/appareils/${device.id}/remise-a-zero`}>notez sa remise à zéro</a>.
        </p>
      ) : (
        evidence.drives.some((drive) => !drive.proved && drive.serial) && (
          <p>
            Un disque qui ne s’efface pas se retire et se détruit :{' '}
            <a href={`/appareils/${device.id}/destruction`}>notez sa destruction</a>.
          </p>
        )
      )}
    </>,
    { title: 'Déposer le journal d’effacement', crumbs: deviceCrumbs(device), status: errors ? 422 : 200 },
  )
}

async function takeLogs(c: Page) {
  const device = await onBench(c)
  const form = await readForm(c, LogsForm)
  if (form.errors) return askLogs(c, form.errors)
  const files = await Promise.all(
    form.values.logs.map(async (log) => ({ name: log.name, bytes: new Uint8Array(await log.arrayBuffer()) })),
  )
  const result = await addWipeLogs(c.var.by, device.id, files)
  if (refused(result)) return askLogs(c, { [result.field ?? '']: result.refusal })
  flash(c, said(result))
  return c.redirect(`/appareils/${device.id}`, 303)
}

const said = ({ added, known, missing }: Wiped): string => {
  if (added === 0) return `Ce journal était déjà déposé : rien n’a changé${missing ? `. Il reste : ${missing}` : '.'}`
  const read = `${counted(added, 'journal lu', 'journaux lus')}${known > 0 ? `, ${known} déjà connu` : ''}`
  return missing ? `${read}. Il reste : ${missing}` : `${read} : tous les disques sont effacés et vérifiés.`
}

export const wipeLogPages = routes()
  .get('/appareils/:id/effacement', BENCH, (c) => askLogs(c))
  .post('/appareils/:id/effacement', BENCH, takeLogs, { maxBytes: 20_000_000 })
