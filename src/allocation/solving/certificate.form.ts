import { z } from 'zod'
import { type Refusal, refused } from '#platform/access/refusal.ts'
import type { AllocationCertificate } from './certificate.ts'
import { readScenario } from './scenario.form.ts'

const whole = z.number().int().refine(Number.isSafeInteger)
const prices = z.record(z.string(), whole)
const given = z.array(z.strictObject({ need: z.string(), class: z.string() }))
const certificate = z.strictObject({
  format: z.literal('maillon-allocation-1'),
  scenario: z.unknown(),
  assignments: given,
  objectives: z.array(
    z.strictObject({
      name: z.string(),
      value: whole,
      bound: whole,
      over: whole,
      classes: prices,
      quotas: prices,
      reached: prices,
    }),
  ),
})
/** A certificate, alone or within the result that carries it. */
export function readCertificate(written: unknown): AllocationCertificate | Refusal {
  const read = certificate.safeParse(isResult(written) ? written.certificate : written)
  if (!read.success) return { refusal: 'Ce fichier n’est pas un certificat d’attribution.' }
  const scenario = readScenario(read.data.scenario)
  return refused(scenario) ? scenario : { ...read.data, scenario }
}

const isResult = (written: unknown): written is { certificate: unknown } =>
  typeof written === 'object' && written !== null && 'certificate' in written
