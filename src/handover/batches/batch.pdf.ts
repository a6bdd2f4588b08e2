import { sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { TO_FILL } from '../handovers/agreement.words.ts'
import { nameItem } from '../handovers/handover.facts.tsx'
import { numbersOf } from '../handovers/handover.words.ts'
import { BATCH_DATA_WORDS, batchDuties, ORGANISATION_DUTIES } from './batch.duties.ts'
import type { Batch, BatchItem } from './batch.store.ts'
import { type Receiver, sayPerson, sayReceiver } from './batch.words.ts'

type Sheet = {
  batch: Batch
  items: readonly BatchItem[]
  signature: Uint8Array | null
  /** Day of the sheet, where the territory is. */
  day: string
  at: Date
  compress?: boolean
}

/** The sheet of a batch, signed or still to sign: one line a thing. The same content gives the same bytes. */
export function batchPdf({ batch, items, signature, day, at, compress }: Sheet): Promise<Buffer> {
  const words = batchDuties[batch.receiver as Receiver]
  const foot = `${batch.number} · ${batch.organisation}`
  const paper = new Paper({ title: `${words.title} ${batch.number}`, author: batch.organisation, foot, at, compress })
  const devices = items.filter(({ device_id }) => device_id).length
  paper
    .title(words.title)
    .text(`Numéro ${batch.number}, en deux exemplaires : un pour qui reçoit, un pour la structure.`, { quiet: true })
    .heading('Entre')
    .facts([
      ['La structure qui prête', batch.organisation],
      ['Représentée par', batch.handed_by],
    ])
    .facts([
      [words.receiver, sayReceiver(batch)],
      ['Qui en répond', batch.receiver === 'place' ? sayPerson(batch) : null],
    ])
    .heading(`Ce qui est prêté : ${devices} ${devices > 1 ? 'appareils' : 'appareil'}`)
    .list(items.map((item) => [nameItem(item), numbersOf(item)].filter(Boolean).join(' · ')))
    .facts([['Durée', batch.due_on ? `jusqu’au ${sayDate(batch.due_on)}` : 'tant que le lieu en a l’usage']])
    .text('Ce prêt est gratuit : ni loyer, ni caution, ni frais (article 1876 du Code civil).')
    .heading(words.commits)
    .list([...words.duties])
    .heading('La structure s’engage à')
    .list([...ORGANISATION_DUTIES])
    .text(BATCH_DATA_WORDS, { quiet: true })
    .text(batch.signed_at ? `Fait le ${sayDate(day)}.` : `Fait à ${TO_FILL}, le ……………………`)
    .signatures([
      { label: words.receiver, detail: signedAs(batch), image: signature },
      { label: 'La structure', detail: `${batch.handed_by}, ${batch.organisation}` },
    ])
  return paper.finish()
}

const signedAs = ({ signer, signed_how, witness }: Batch): string => {
  if (!signer) return 'Nom et signature'
  if (signed_how === 'screen') return signer
  return `${signed_how === 'paper' ? 'Signé à la main par' : 'Nom écrit à l’écran par'} ${signer}, en présence de ${witness ?? ''}`
}
