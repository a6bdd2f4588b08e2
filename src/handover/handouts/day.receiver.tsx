import { ActButton } from '#platform/ui/actButton.tsx'
import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Turn } from '#platform/ui/turns.tsx'
import { standingOf } from './handout.rules.ts'
import type { Line } from './handout.store.ts'

/** One receiver and its one button. */
export const Receiver = ({ line, prepared, closed }: { line: Line; prepared: boolean; closed: boolean }) => {
  const standing = standingOf(line)
  const sheet = `/remises/${line.id}`
  return (
    <Turn
      title={line.pupils ? `${line.pupils}` : line.household}
      href={sheet}
      tone={standing === 'arrived' ? 'turn' : standing === 'absent' ? 'loss' : 'calm'}
      detail={[line.pupils && line.household, line.numbers, sayKit(line)].filter(Boolean).join(' · ')}
      action={closed ? undefined : <Act {...{ line, sheet, prepared }} />}
    />
  )
}

/** One button: what this receiver awaits now. */
const Act = ({ line, sheet, prepared }: { line: Line; sheet: string; prepared: boolean }) => {
  const standing = standingOf(line)
  if (standing === 'arrived') return <LinkButton href={sheet}>Faire signer</LinkButton>
  if (prepared && line.packed < line.pending)
    return (
      <LinkButton href={`${sheet}/kit`} second>
        Vérifier le kit
      </LinkButton>
    )
  return <ActButton action={`${sheet}/arrivee`} label="Est arrivée" second />
}

const sayKit = ({ pending, packed, refused, to_choose }: Line): string =>
  [
    to_choose > 0 && `${counted(to_choose, 'appareil')} à choisir`,
    pending > 0 && (packed === pending ? 'kit complet' : packed > 0 && `kit : ${packed} sur ${pending}`),
    refused > 0 && counted(refused, 'objet refusé', 'objets refusés'),
  ]
    .filter(Boolean)
    .join(' · ')
