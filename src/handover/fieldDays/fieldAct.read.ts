import { createHash } from 'node:crypto'
import { FieldAct, type SentAct } from './fieldAct.form.ts'
import { openSealed } from './seal.rules.ts'

/** What binds a sealed act to its place: the same words on both ends. */
export const aboutAct = (tablet: string, act: string, seq: number): string => `${tablet} ${act} ${seq}`

/** Whether two sendings are the same act: the same seal at the same place. */
export const sentDigest = ({ tablet, act, seq, sealed }: Omit<SentAct, 'now'>): Buffer =>
  createHash('sha256')
    .update(`${aboutAct(tablet, act, seq)} ${sealed}`)
    .digest()

/** What was sealed for this tablet's key, under the number that it says; null when it does not open or makes no sense. */
export async function readAct(
  tablet: { id: string; private_key: Buffer | null },
  sent: SentAct,
): Promise<FieldAct | null> {
  if (!tablet.private_key) return null
  const sealed = new Uint8Array(Buffer.from(sent.sealed, 'base64'))
  const opened = await openSealed(new Uint8Array(tablet.private_key), sealed, aboutAct(tablet.id, sent.act, sent.seq))
  if (opened === null) return null
  const read = FieldAct.safeParse(jsonOf(opened))
  return read.success && read.data.id === sent.act ? read.data : null
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
