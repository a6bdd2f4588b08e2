import type { Drive } from '../devices/snapshot.drives.ts'
import { readProcessor } from './processor.ts'
import { type Category, ladders, type Scale, type ScaleKey, thresholds, weights } from './scale.ts'

export type Facts = {
  kind: string
  cpu: string | null
  memory_mb: number | null
  storage_gb: number | null
  drives: unknown
}

/** One axis of a category: what was seen, its points, how many times they count. */
export type Reason = { seen: string; points: number; times: number }
export type Judged = { category: Category; total: number; reasons: Reason[] } | { missing: string[] }

const judgedKinds = ['laptop', 'desktop', 'all_in_one']

/**
 * What a machine is good for, by points, with its reasons. What nobody knows is named, never guessed; a kind that no scale
 * judges has no category.
 */
export function categoryOf(facts: Facts, scale: Scale): Judged | null {
  if (!judgedKinds.includes(facts.kind)) return null
  const [memory, cpu, disk] = [memoryReason(facts, scale), cpuReason(facts, scale), diskReason(facts, scale)]
  const missing = [
    memory ? null : 'la mémoire',
    cpu ? null : facts.cpu ? `la génération du processeur (${facts.cpu})` : 'le processeur',
    disk ? null : 'le type et la taille du disque',
  ].filter((one) => one !== null)
  if (!memory || !cpu || !disk) return { missing }
  const reasons = [memory, cpu, disk]
  const total = reasons.reduce((sum, { points, times }) => sum + points * times, 0)
  return { category: categoryAt(total, scale), total, reasons }
}

const categoryAt = (total: number, scale: Scale): Category =>
  total >= scale.comfort ? 'comfort' : total >= scale.everyday ? 'everyday' : total >= scale.basic ? 'basic' : 'limited'

function memoryReason({ memory_mb }: Facts, scale: Scale): Reason | null {
  if (!memory_mb) return null
  const gigabytes = Math.round(memory_mb / 1024)
  const key = gigabytes >= 16 ? 'mem_16' : gigabytes >= 8 ? 'mem_8' : gigabytes >= 4 ? 'mem_4' : 'mem_2'
  return { seen: `${gigabytes} Go de mémoire`, points: gigabytes < 2 ? 0 : scale[key], times: scale.w_memory }
}

function cpuReason({ cpu }: Facts, scale: Scale): Reason | null {
  const processor = readProcessor(cpu)
  if (!processor) return null
  const points = scale[processor.family] + (processor.generation ? scale[processor.generation] : 0)
  return { seen: `Processeur ${cpu}`, points, times: scale.w_cpu }
}

/** The quickest of its drives counts, as the system would be put on it; their sizes add up. */
function diskReason({ storage_gb, drives }: Facts, scale: Scale): Reason | null {
  const types = (Array.isArray(drives) ? (drives as Drive[]) : []).map(({ type }) => type)
  const type = (['nvme', 'ssd'] as const).find((one) => types.includes(one)) ?? (onlyHdd(types) ? 'hdd' : null)
  if (!type || !storage_gb) return null
  const size =
    storage_gb >= 480 ? 'size_480' : storage_gb >= 240 ? 'size_240' : storage_gb >= 120 ? 'size_120' : 'size_0'
  const seen = `Disque ${type === 'hdd' ? 'à plateaux' : type === 'ssd' ? 'SSD' : 'SSD NVMe'} de ${storage_gb} Go`
  return { seen, points: scale[`disk_${type}`] + scale[size], times: scale.w_disk }
}

const onlyHdd = (types: string[]) => types.length > 0 && types.every((type) => type === 'hdd')

/** The most points that a machine may have. */
export const mostPoints = (scale: Scale): number =>
  scale.mem_16 * scale.w_memory +
  (scale.cpu_7 + scale.gen_new) * scale.w_cpu +
  (scale.disk_nvme + scale.size_480) * scale.w_disk

/** A sentence for each field of a scale that does not hold together. */
export function refusalsOfScale(scale: Scale): Partial<Record<ScaleKey, string>> {
  const refusals: Partial<Record<ScaleKey, string>> = {}
  for (const ladder of Object.values(ladders)) {
    const keys = Object.keys(ladder) as ScaleKey[]
    keys.forEach((key, at) => {
      const under = keys[at - 1]
      if (under && scale[key] < scale[under])
        refusals[key] = 'Mieux ne vaut jamais moins : au moins autant que la ligne du dessus.'
    })
  }
  if (Object.keys(weights).every((key) => scale[key as ScaleKey] === 0))
    refusals.w_memory = 'Il faut compter au moins une des trois.'
  const steps = Object.keys(thresholds) as ScaleKey[]
  steps.forEach((key, at) => {
    const above = steps[at - 1]
    if (above && scale[key] >= scale[above]) refusals[key] = 'Les seuils se chevauchent : moins que le seuil du dessus.'
  })
  if (scale.comfort > mostPoints(scale))
    refusals.comfort = `Aucun appareil n’atteint ce seuil : ce barème donne ${mostPoints(scale)} points au plus.`
  return refusals
}

/** Why a scale may not begin that day: days that are past are judged already, and two versions never overlap. */
export function refusalOfDay(since: string, today: string, last: string | null): string | null {
  if (since < today) return 'Choisissez aujourd’hui ou un jour à venir : ce qui est noté l’est par le barème d’alors.'
  if (last && since <= last) return 'Une autre version commence ce jour-là ou après : choisissez un jour plus tardif.'
  return null
}

/** The letter of a battery by what it still holds, in percent of its first capacity. */
export const batteryGrade = (health: number): 'A' | 'B' | 'C' | 'D' =>
  health > 90 ? 'A' : health >= 75 ? 'B' : health >= 65 ? 'C' : 'D'
