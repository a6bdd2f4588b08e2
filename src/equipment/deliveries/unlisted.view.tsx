import { Actions } from '#platform/ui/actions.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Radios } from '#platform/ui/radios.tsx'
import { Select } from '#platform/ui/select.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { kindOptions, nameDevice } from '../devices/device.words.ts'
import { sayNumbers } from './note.words.ts'
import type { MetDevice, MetLine } from './scan.rules.ts'

type Props = {
  lotId: string
  /** What was scanned; empty for a machine without any number. */
  code: string
  /** The machine, when it is known already. */
  device: MetDevice | null
  values: Typed
  errors: Errors | null
  /** Lines in the place of which it may have come. */
  candidates: readonly MetLine[]
}

/** A machine that the note does not name: what it is, then whether it came in the place of a line. */
export const UnlistedView = ({ lotId, code, device, values, errors, candidates }: Props) => {
  const text = (name: string) => String(values[name] ?? '')
  return (
    <>
      <Heading
        title={code ? `« ${code} » n’est pas sur le bordereau` : 'Appareil sans numéro'}
        lead={
          code
            ? 'Vérifiez le numéro, puis dites quel appareil c’est : il entrera dans ce don.'
            : 'Il entre dans ce don sans numéro de série, et reçoit une étiquette à coller.'
        }
      />
      <ErrorSummary errors={errors} />
      <Form action={`/dons/${lotId}/bordereau/pointer/hors-bordereau`}>
        {code && <input type="hidden" name="code" value={code} autocomplete="off" />}
        {candidates.length > 0 && (
          <Radios
            name="replaces"
            label="Remplace-t-il un appareil attendu ?"
            required
            value={text('replaces')}
            error={errors?.replaces}
            options={[
              ...candidates.map(
                (line) =>
                  [line.id, `Oui, il remplace la ligne ${line.line} : ${nameDevice(line)}`, sayNumbers(line)] as const,
              ),
              ['surplus', 'Non, il est en plus'] as const,
            ]}
          />
        )}
        {device ? (
          <>
            <input type="hidden" name="kind" value={device.kind} autocomplete="off" />
            <p>
              {nameDevice(device)}, {device.number}, {sayNumbers(device)}
            </p>
          </>
        ) : (
          <>
            <Select
              name="kind"
              label="Quel appareil"
              required
              options={kindOptions}
              value={text('kind')}
              error={errors?.kind}
            />
            <Field name="brand" label="Marque" value={text('brand')} error={errors?.brand} />
            <Field name="model" label="Modèle" value={text('model')} error={errors?.model} />
            {code && (
              <Radios
                name="code_is"
                label={`« ${code} » est`}
                inline
                value={text('code_is') || 'serial'}
                error={errors?.code_is}
                options={[
                  ['serial', 'son numéro de série'],
                  ['inventory_tag', 'son numéro d’inventaire'],
                ]}
              />
            )}
            <Field
              name="inventory_tag"
              label="Numéro d’inventaire du donateur"
              hint="S’il porte une autre étiquette."
              value={text('inventory_tag')}
              error={errors?.inventory_tag}
              spellcheck={false}
            />
          </>
        )}
        <Actions>
          <Submit label={code ? 'Ajouter à ce don' : 'Ajouter et donner une étiquette'} />
          <a class="plain" href={`/dons/${lotId}/bordereau/pointer`}>
            Ne pas l’ajouter
          </a>
        </Actions>
      </Form>
    </>
  )
}
