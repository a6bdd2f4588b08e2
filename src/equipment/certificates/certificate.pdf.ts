import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Paper } from '#platform/pdf/paper.ts'
import { barcodes } from '../devices/label.ts'
import { sayBytes } from '../wiping/wipeLog.bytes.ts'
import { sayCode } from './certificate.code.ts'
import { type CertifiedFacts, destinations, sayBefore, sayDigest, sayMachine, sayMedium } from './certificate.words.ts'

export type Certificate = {
  number: string
  facts: CertifiedFacts
  organisation: { name: string; email: string | null; phone: string | null }
  operators: readonly string[]
  verifier: { name: string; title: string; place: string }
  code: string
  /** Where the code opens the proof. */
  address: string
  at: Date
  compress?: boolean
}

/** The certificate in full, with what NIST SP 800-88 asks of one. The same content gives the same bytes. */
export async function certificatePdf(certificate: Certificate): Promise<Buffer> {
  const { number, facts, organisation, at, compress, code, address } = certificate
  const title = 'Certificat d’effacement des données'
  const paper = new Paper({
    ...{ title: `${title} ${number}`, author: organisation.name, at, compress },
    foot: `${number} · ${organisation.name}`,
  })
  paper
    .title(title)
    .text(
      `Numéro ${number}, établi le ${sayDate(dayOf(at))} par ${organisation.name}. Contenu : guide NIST SP 800-88.`,
      {
        quiet: true,
      },
    )
    .heading('La machine')
    .facts([
      ['Machine', sayMachine(facts)],
      ['Numéro de série', facts.serial ?? 'absent de la machine'],
      ['Étiquette Maillon', facts.number],
      ['Inventaire du donateur', facts.tag],
      ['Donnée par', facts.donor],
      ['Destination', destinations[facts.destination]],
    ])
  for (const [at, support] of facts.supports.entries())
    paper
      .heading(facts.supports.length > 1 ? `Support ${at + 1} sur ${facts.supports.length}` : 'Le support')
      .facts([
        ['Fabricant et modèle', support.model || 'non relevé'],
        ['Numéro de série', support.serial],
        ['Type', [sayMedium(support.type), support.bytes && sayBytes(support.bytes)].filter(Boolean).join(', ')],
        ['Niveau', `${support.level}. ${support.explained}`],
        ['Méthode', support.method],
        ['Outil et version', support.tool || 'aucun : constat de deux personnes'],
        ['Vérification', support.verification],
        ['Effacé le', sayDate(support.on)],
        ...(support.dating ? [['Date du journal', support.dating] as [string, string]] : []),
        ...(support.source ? [['Provenance', support.source] as [string, string]] : []),
      ])
  paper
    .heading('Avant et après l’effacement')
    .facts([...sayBefore(facts), ['Après', 'Données effacées, au niveau dit pour chaque support.']])
  people(paper, certificate)
  paper
    .heading('Vérifier ce certificat')
    .drawing(barcodes(`${address}/preuve/${code}`).qr, `Code carré de ${address}/preuve/${code}`, [
      `Scannez ce code, ou ouvrez ${address}/preuve et tapez :`,
      sayCode(code).replaceAll('-', '\u2011'),
      'La page dit si le certificat tient toujours. Elle ne montre aucun nom de personne. Elle reconnaît aussi ce fichier, octet pour octet.',
    ])
    .text(`Empreintes SHA-256 des preuves : ${facts.evidence.map(sayDigest).join(' ; ')}`, { quiet: true })
  return paper.finish()
}

function people(paper: Paper, { organisation, operators, verifier, at }: Certificate): void {
  const contact = [organisation.email, organisation.phone].filter(Boolean).join(', ')
  paper.facts([['Contact', [organisation.name, contact].filter(Boolean).join(', ')]])
  paper.signatures([
    { label: 'A effacé', detail: `${operators.join(', ')}, opérateur d’effacement, ${organisation.name}` },
    {
      label: 'A vérifié les preuves',
      detail: `${verifier.name}, ${verifier.title}. Fait à ${verifier.place}, le ${sayDate(dayOf(at))}`,
    },
  ])
}
