import { Block } from '#platform/ui/block.tsx'
import { Checkbox } from '#platform/ui/checkbox.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import type { Device } from '../devices/device.store.ts'
import { sayProof } from '../wiping/wipe.words.ts'
import type { Exam } from './certificate.view.tsx'
import { backups, destinations, sensitivities } from './certificate.words.ts'

type Props = { device: Device; exam: Exam; typed: Typed; errors: Errors | null }

/** The evidence, piece by piece, then what the second person says of it. */
export const Check = ({ device, exam, typed, errors }: Props) => (
  <Block title="Vérifier les preuves">
    <p>Une autre personne a apporté ces preuves. Ouvrez chacune, comparez les numéros de série, puis signez.</p>
    <Facts>
      {exam.evidence.drives.map((drive) => (
        <Fact label={[drive.model, drive.serial].filter(Boolean).join(' · ')}>
          {sayProof(drive)}
          {drive.otherMachine && <> Effacé dans une autre machine.</>}{' '}
          {drive.doubts.map((doubt) => (
            <strong>{doubt} </strong>
          ))}
          {drive.datedBy && (
            <>
              <a href={`/appareils/${device.id}/temoin/${drive.datedBy}`}>Lire ce qui explique la date</a>,{' '}
            </>
          )}
          <Piece {...{ device, exam, drive }} />
        </Fact>
      ))}
    </Facts>
    <Form action={`/appareils/${device.id}/certificat`}>
      <input type="hidden" name="evidence" value={exam.digest.toString('hex')} autocomplete="off" />
      <Radios
        name="destination"
        label="Où va cet appareil"
        options={Object.entries(destinations)}
        value={typed.destination ?? (device.state === 'destroyed' ? 'destroyed' : 'reuse')}
        required
        error={errors?.destination}
      />
      <Select
        name="sensitivity"
        label="Données qu’il portait"
        hint={exam.secret ? 'Le donateur a annoncé des données protégées.' : 'Ce que le donateur en a dit.'}
        options={Object.entries(sensitivities)}
        empty={false}
        value={typed.sensitivity ?? (exam.secret ? 'protected' : 'unknown')}
        error={errors?.sensitivity}
      />
      <Select
        name="backup"
        label="Sauvegarde avant l’effacement"
        options={Object.entries(backups)}
        empty={false}
        value={typed.backup ?? 'unknown'}
        error={errors?.backup}
      />
      <Field
        name="title"
        label="Votre fonction"
        hint="Par exemple « responsable de l’atelier »."
        value={typed.title}
        required
        error={errors?.title}
        width="medium"
      />
      <Field name="place" label="Fait à" value={typed.place} required error={errors?.place} width="medium" />
      {exam.evidence.drives.some(({ doubts }) => doubts.length > 0) && (
        <Checkbox
          name="doubts"
          label="J’ai vérifié chaque doute écrit plus haut : l’effacement est bien postérieur au dernier usage"
          error={errors?.doubts}
        />
      )}
      <Checkbox
        name="looked"
        label="J’ai regardé chaque preuve, et les numéros de série sont ceux de cet appareil"
        error={errors?.looked}
      />
      <Submit label="Établir le certificat" />
    </Form>
  </Block>
)

const Piece = ({
  device,
  exam,
  drive,
}: Pick<Props, 'device' | 'exam'> & { drive: Exam['evidence']['drives'][number] }) => {
  const wipe = exam.rests.wipes.find(({ file_sha256 }) => file_sha256.toString('hex') === drive.log?.sha256)
  const href = wipe
    ? `/appareils/${device.id}/effacement/${wipe.id}`
    : drive.recordId && `/appareils/${device.id}/temoin/${drive.recordId}`
  return href ? <a href={href}>Lire la preuve</a> : null
}
