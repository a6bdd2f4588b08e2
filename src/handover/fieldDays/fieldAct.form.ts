import { z } from 'zod'
import { keysOf } from '#platform/web/pieces.ts'
import { copies } from '../handovers/handover.form.ts'
import { signerQualities } from '../handovers/signer.rules.ts'

/**
 * What a tablet says that it did. A signature says all of its sheet by itself, so that no act depends on another one having
 * arrived: which objects were taken, which were refused and why, which was replaced by another device.
 */
const item = z.object({
  item: z.uuid(),
  outcome: z.enum(['taken', 'refused']),
  /** The number that stood on the screen when it was signed for. */
  shown: z.string().max(200).optional(),
  /** The number of the device given instead of the one foreseen, or of the one chosen on the spot. */
  device: z.string().trim().min(2).max(60).optional(),
  /** The one that was replaced does not work. */
  broken: z.boolean().default(false),
  why: z.string().trim().max(200).default(''),
})

const always = { id: z.uuid(), seq: z.int().min(0).max(1_000_000), at: z.iso.datetime(), handover: z.uuid() }

export const FieldAct = z.discriminatedUnion('kind', [
  z.object({ ...always, kind: z.literal('arrived') }),
  z.object({ ...always, kind: z.literal('absent') }),
  /** It was noted come, or absent, by mistake. */
  z.object({ ...always, kind: z.literal('awaited') }),
  z.object({ ...always, kind: z.literal('declined'), why: z.string().trim().min(3).max(200) }),
  z.object({
    ...always,
    kind: z.literal('signed'),
    /** The agreement was read together, on the tablet or on paper. */
    read: z.literal(true),
    /** The version of the words that stood on the screen. */
    words: z.string().max(80).optional(),
    signer: z.string().trim().min(2).max(120),
    /** Of a loan: in which quality, and the address when the sheet asked for it. */
    as: z.enum(keysOf(signerQualities)).optional(),
    address: z.string().trim().max(200).default(''),
    how: z.enum(['screen', 'paper', 'typed']),
    witness: z.string().trim().max(120).default(''),
    /** A PNG as a data URL. */
    signature: z.string().max(450_000).optional(),
    checked: z.array(z.string()).default([]),
    /** How the family wants its copy, when it says so. */
    copy: z.enum(copies).optional(),
    /** Where, for a copy by e-mail: as it was typed, since a wrong one must not hold the signature back. */
    email: z.string().trim().max(200).optional(),
    items: z.array(item).min(1).max(50),
  }),
])
export type FieldAct = z.output<typeof FieldAct>
export type SaidAct = z.input<typeof FieldAct>

/** One act as it is sent: `sealed` in base64, `now` the tablet's clock at this moment. */
export const SentAct = z.object({
  tablet: z.uuid(),
  act: z.uuid(),
  seq: z.coerce.number().int().min(0).max(1_000_000),
  sealed: z.string().max(700_000),
  now: z.iso.datetime(),
})
export type SentAct = z.output<typeof SentAct>

/** How a signature that is already at home is said to the tablet. */
export type Taken = { outcome: 'done' | 'incident'; why: string | null; again: boolean }
