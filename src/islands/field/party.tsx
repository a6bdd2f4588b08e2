import type { PackSheet } from '#handover/fieldDays/pack.rules.ts'
import { type SignerQuality, signerQualities } from '#handover/handovers/signer.rules.ts'
import { Field as TextField } from '#platform/ui/field.tsx'
import type { Draft } from './kept.ts'
import { typed } from './typed.ts'

type Props = {
  sheet: PackSheet
  draft: Draft
  error: Record<string, string>
  onSay: (part: Partial<Draft>) => void
}

/** Of a loan: in which quality somebody signs, and where the device will be when nobody knows it yet. */
export const Party = ({ sheet, draft, error, onSay }: Props) =>
  sheet.kind === 'loan' ? (
    <>
      <fieldset class="field">
        <legend>En qualité de</legend>
        <div class="choices">
          {(Object.entries(signerQualities) as [SignerQuality, string][]).map(([key, label]) => (
            <label key={key} class="choice">
              <input
                type="radio"
                name="as"
                checked={(draft.as ?? sheet.signsAs) === key}
                onChange={() => onSay({ as: key })}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {sheet.asksAddress && (
        <TextField
          name="address"
          label="Adresse de la famille"
          hint="La convention de prêt doit dire où sera l’appareil."
          value={draft.address ?? ''}
          autocomplete="off"
          error={error.address}
          required
          {...typed((address) => onSay({ address }))}
        />
      )}
    </>
  ) : null
