import { counted } from '#platform/ui/counted.ts'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Next } from '#platform/ui/next.tsx'
import { nameDevice, sayState } from '../devices/device.words.ts'
import { sayBox } from './note.words.ts'
import type { ShownScan } from './scan.last.store.ts'
import type { Verdict } from './scan.rules.ts'

const place = ({ line, box }: ShownScan) => [line && `ligne ${line}`, box && sayBox(box)].filter(Boolean).join(', ')

/** The machine that was just scanned, read from a metre away. */
export const SeenScan = ({ scan, again }: { scan: ShownScan; again: boolean }) => {
  const name = `${nameDevice(scan)}, ${scan.number}`
  if (again)
    return <Next tone="turn" title={`Déjà pointé : ${name}`} detail="Il ne compte qu’une fois. Passez au suivant." />
  const label = !scan.serial && (
    <LinkButton second icon="print" href={`/appareils/${scan.device_id}/etiquette`}>
      Imprimer son étiquette
    </LinkButton>
  )
  if (scan.result === 'surplus')
    return <Next tone="turn" title={`En plus : ${name}`} detail="Ajouté à ce don, hors bordereau." action={label} />
  if (scan.result === 'swapped')
    return (
      <Next
        tone="turn"
        title={`Remplace la ligne ${scan.line} : ${name}`}
        detail={`Attendu : ${scan.expected_serial ? `série ${scan.expected_serial}` : 'un autre numéro'}.`}
        action={label}
      />
    )
  return <Next tone="done" title={`Attendu, pointé : ${name}`} detail={place(scan)} action={label} />
}

/** Why a code counts nothing, and what to do. Of what stands elsewhere nothing is said but that. */
export const AnswerOf = ({ verdict, code }: { verdict: Verdict; code: string }) => {
  switch (verdict.is) {
    case 'other_lot':
      return (
        <Next
          tone="loss"
          title={`${verdict.device.number} est déjà chez vous, et pas dans ce don`}
          detail={`${nameDevice(verdict.device)}, « ${sayState(verdict.device)} ». Mettez-le de côté et vérifiez son étiquette.`}
          action={
            <LinkButton second href={`/appareils/${verdict.device.id}`}>
              Voir cet appareil
            </LinkButton>
          }
        />
      )
    case 'wrong_state':
      return (
        <Next
          tone="loss"
          title={`${verdict.device.number} ne devrait pas être là : « ${sayState(verdict.device)} »`}
          detail="Il n’est pas pointé. Mettez-le de côté et ouvrez sa page."
          action={
            <LinkButton second href={`/appareils/${verdict.device.id}`}>
              Voir cet appareil
            </LinkButton>
          }
        />
      )
    case 'several':
      return (
        <Next
          tone="turn"
          title={`${counted(verdict.lines, 'ligne')} portent « ${code} »`}
          detail="Scannez plutôt le numéro de série : lui seul dit de quel appareil il s’agit."
        />
      )
    case 'not_ours':
      return (
        <Next
          tone="loss"
          title={`L’étiquette « ${code} » n’est pas de chez vous`}
          detail="L’appareil n’est pas pointé. Scannez son numéro de série, ou mettez-le de côté."
        />
      )
    case 'elsewhere':
      return (
        <Next
          tone="loss"
          title="Cette étiquette vient d’ailleurs"
          detail="Elle ne mène pas à ce site. Scannez le numéro de série de l’appareil, puis collez-lui une étiquette d’ici."
        />
      )
    case 'nothing':
      return <Next tone="turn" title="Aucun numéro n’a été lu" detail="Scannez à nouveau, ou tapez le numéro." />
    default:
      return null
  }
}
