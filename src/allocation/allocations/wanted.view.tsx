import { nameDevice, saySpec } from '#equipment/devices/device.words.ts'
import type { ChoiceOption } from '#platform/ui/choice.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import type { Kind } from '../programmes/words.ts'
import { cardOptions } from './cardOptions.ts'
import { fieldOf, LATER } from './choice.rules.ts'
import { sayPlainly } from './device.plain.ts'
import type { OfferProps } from './offer.view.tsx'
import { Pick } from './pick.tsx'

type Props = OfferProps & { kind: Kind }

const words = {
  computer: {
    label: 'Ordinateur',
    hint: 'Les plus proches de la famille d’abord.',
    empty: 'Aucun appareil n’est prêt pour cette famille',
    atOnce: 3,
    more: (n: number) => `Voir ${counted(n, 'autre ordinateur', 'autres ordinateurs')}`,
    unasked: 'La famille n’a pas demandé d’ordinateur : en promettre un quand même',
  },
  connection: {
    label: 'Carte SIM',
    hint: undefined,
    empty: 'Aucune carte SIM disponible dans votre stock',
    atOnce: 1,
    more: (n: number) => `Choisir une carte précise parmi ${n}`,
    unasked: 'La famille n’a pas demandé de connexion : en promettre une quand même',
  },
} as const

/** A need that nothing answers yet: a thing of the stock, or not now. An empty stock says so and asks nothing. */
export const Wanted = (props: Props) => {
  const { kind } = props
  return optionsOf(props).length === 0 ? (
    <div>
      <Notice title={words[kind].empty}>{sayKept(kind, props.keptDevices) || undefined}</Notice>
      <input type="hidden" name={fieldOf[kind]} value={LATER} />
    </div>
  ) : (
    <Chosen {...props} required none={[LATER, 'Pas maintenant']} />
  )
}

/** "2 appareils prêts sont gardés pour d’autres programmes ou conventions.": the stock page counts them too. */
const sayKept = (kind: Kind, n: number): string =>
  kind === 'computer' && n > 0
    ? `${counted(n, 'appareil prêt est gardé', 'appareils prêts sont gardés')} pour d’autres programmes ou conventions.`
    : ''

/** What the family did not ask, out of the way. */
export const Unasked = (props: Props) =>
  optionsOf(props).length > 0 && (
    <Disclosure summary={words[props.kind].unasked} open={Boolean(props.values[fieldOf[props.kind]])}>
      <Chosen {...props} />
    </Disclosure>
  )

const Chosen = (props: Props & { required?: boolean; none?: ChoiceOption }) => {
  const { kind, values, errors, required, none, keptDevices } = props
  const { label, hint, atOnce, more } = words[kind]
  const options = optionsOf(props)
  return (
    <Pick
      name={fieldOf[kind]}
      {...{ label, required, none, options, atOnce }}
      hint={[hint, sayKept(kind, keptDevices)].filter(Boolean).join(' ')}
      more={more(options.length - atOnce)}
      value={values[fieldOf[kind]]}
      error={errors?.[fieldOf[kind]]}
    />
  )
}

const optionsOf = ({ kind, devices, sims }: Props): ChoiceOption[] => {
  if (kind === 'computer')
    return devices.map((device) => [
      device.id,
      sayPlainly({ ...device, place: device.at, category: categoryIn(device) }),
      [device.number, nameDevice(device), saySpec(device), device.kept_for && `payé par « ${device.kept_for} »`]
        .filter(Boolean)
        .join(' · '),
    ])
  return cardOptions(sims)
}

const categoryIn = ({ judged }: Props['devices'][number]) => (judged && 'category' in judged ? judged.category : null)
