import { agreed, theName } from '#platform/i18n/toward.ts'
import { capital } from '#platform/text/capital.ts'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Field } from '#platform/ui/field.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { Count } from './receive.count.tsx'
import type { Props } from './receive.view.tsx'

/** The receiver signs for what came; the rest is said missing. */
export const Finish = ({ slip, counts, typed, errors, member, ...rest }: Props) => {
  const missing = counts.expected ?? 0
  return (
    <Sheet title="Signer la réception">
      <p>
        {missing > 0
          ? `${counted(missing, 'appareil sera noté manquant', 'appareils seront notés manquants')}. ${capital(theName(slip.sender))} ${agreed(slip.sender, 'en répond', 'en répondent')} jusqu’à ce qu’on sache.`
          : 'Tout ce qui était annoncé est noté.'}{' '}
        Vous répondrez de ce que vous avez reçu.
      </p>
      <Form action={`/transferts/${slip.id}/reception/fin`}>
        <Field name="who" label="Qui reçoit" value={typed.who ?? member.name} error={errors?.who} required />
        <Submit label="Signer la réception" second={missing > 0} />
      </Form>
      <Disclosure summary={`Vous avez compté ${counted(slip.counted ?? 0, 'appareil')} : recompter`}>
        <Count {...{ slip, counts, typed, errors, member, ...rest }} />
      </Disclosure>
    </Sheet>
  )
}
