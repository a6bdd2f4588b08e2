import { type BenchDevice, mayExit } from '../devices/device.rules.ts'
import { refusalOfCondition } from './condition.rules.ts'
import type { ExitAsked } from './exit.form.ts'
import { refusalOfPrice, refusalOfSeller, type Sale, sayCeiling, soldAs } from './price.rules.ts'

type Field = keyof ExitAsked
export type RefusedExit = [field: Field, refusal: string]

const saleOf = (asked: ExitAsked): Sale => ({
  set: asked.set === 'oui',
  multifunction: asked.multifunction === 'oui',
  charger: asked.charger === 'oui',
  disk: asked.disk === 'oui',
  system: asked.system === 'oui',
})

/** Who leaves: what kind of organisation, and under which title it receives, when it said so. */
export type Leaver = { organisationKind: string; title: string | null | undefined }

/** What a whole exit lacks, whatever its machines. */
export function refusalOfExit(asked: ExitAsked, leaver: Leaver, today: string): RefusedExit | null {
  if (asked.left_on > today) return ['left_on', 'Ce jour n’est pas encore venu : une sortie se note quand elle a lieu.']
  if (asked.kind === 'recycled' && asked.taker === '') return ['taker', 'Écrivez qui emporte les appareils.']
  if (asked.kind === 'recycled' && asked.slip === '')
    return ['slip', 'Recopiez le numéro du bordereau : il prouve où sont partis les appareils.']
  if (asked.kind === 'given' && asked.taker === '') return ['taker', 'Écrivez quelle structure reçoit les appareils.']
  if (asked.kind === 'refused_as_waste' && asked.why === '')
    return ['why', 'Dites pourquoi : le donateur le lira dans son registre.']
  return asked.kind === 'sold' ? refusalOfSale(asked, leaver) : null
}

function refusalOfSale(asked: ExitAsked, { organisationKind, title }: Leaver): RefusedExit | null {
  const seller = refusalOfSeller(organisationKind, title)
  if (seller) return ['price', seller]
  if (!asked.buyer) return ['buyer', 'Dites à qui vous vendez : la loi le limite.']
  if (asked.buyer === 'association' && asked.taker === '')
    return ['taker', 'Écrivez le nom de l’association qui achète.']
  return null
}

/** Why one machine may not leave that way. Sold and given ones work and are clean; the others only need to be clean. */
export function refusalOfMachine(device: BenchDevice, asked: ExitAsked, cents: number | null): RefusedExit | null {
  const { kind } = asked
  if (kind === 'sold' && ['reserved', 'handed_over', 'return_due'].includes(device.state))
    return [
      'lines',
      'il est promis ou prêté à une famille, et un prêt est gratuit (Code civil, article 1876) : il ne se vend pas.',
    ]
  const leaving = mayExit(device, 'exited')
  if (leaving) return ['lines', leaving.replace(/^Cet appareil/, 'il')]
  if (kind !== 'sold' && kind !== 'given') return null
  if (device.state !== 'ready') return ['lines', 'il n’est pas prêt. Effacez-le, testez-le et notez-le d’abord.']
  if (kind === 'given') return priced('gift', cents ?? 0, device, asked)
  const condition = refusalOfCondition(device, saleOf(asked))
  if (condition) return [/chargeur|disque|système/.test(condition) ? 'charger' : 'lines', condition]
  if (cents === null)
    return ['price', `son prix manque (${sayCeiling(soldAs(device.kind, saleOf(asked)), asked.left_on)}).`]
  return priced('sale', cents, device, asked)
}

function priced(way: 'sale' | 'gift', cents: number, device: BenchDevice, asked: ExitAsked): RefusedExit | null {
  const refusal = refusalOfPrice(way, cents, device, saleOf(asked), asked.left_on)
  return refusal ? ['price', refusal] : null
}
