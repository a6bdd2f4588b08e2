import { nameDevice } from '#equipment/devices/device.words.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { ofName, theName } from '#platform/i18n/toward.ts'
import { counted } from '#platform/ui/counted.ts'
import type { Turn } from '#platform/ui/turn.ts'
import { lends } from './loan.rules.ts'
import { type Loan, loansOut } from './loan.store.ts'
import { sayDue } from './loan.words.ts'
import { familiesToTell, type ToTell } from './reminder.store.ts'

/** Over so many late returns, one line says them all. */
const FEW = 5

/** For whoever lends: what is late, what is broken, whom to call. */
export async function loanTurns(by: Acting): Promise<Turn[]> {
  if (!lends.includes(by.member.role)) return []
  const [late, broken, toTell] = await Promise.all([
    loansOut(by, 'retard', null, FEW + 1),
    loansOut(by, 'panne', null, FEW + 1),
    familiesToTell(by),
  ])
  const all = (loans: Loan[], one: (loan: Loan) => Turn, href: string, title: string): Turn[] => {
    const [first] = loans
    if (loans.length <= FEW || !first) return loans.map(one)
    return [
      {
        ...one(first),
        title: `Plus de ${counted(FEW, title)}`,
        detail: '',
        href,
        verb: ['Voir', href],
        chain: undefined,
      },
    ]
  }
  return [
    ...all(late, (loan) => lateTurn(by, loan), '/prets?quand=retard', 'retours en retard'),
    ...all(broken, brokenTurn, '/prets?quand=panne', 'pannes en cours'),
    ...toTell.map(tellTurn),
  ]
}

const lateTurn = (by: Acting, loan: Loan): Turn => ({
  tone: 'loss',
  since: new Date(`${loan.due_on}T12:00:00Z`),
  title: `Retour attendu ${ofName(loan.household)}`,
  href: `/prets/${loan.id}`,
  detail: `${nameDevice(loan)}, ${sayDue(loan.due_on, dayOf(by.now)).label.toLowerCase()}`,
  verb: ['Ouvrir le prêt', `/prets/${loan.id}`],
  chain: loan.chain,
})

const brokenTurn = (loan: Loan): Turn => ({
  tone: 'turn',
  since: loan.since,
  title: `Appareil en panne, ${theName(loan.household)}`,
  href: `/prets/${loan.id}`,
  detail: nameDevice(loan),
  verb: ['Suivre la panne', `/prets/${loan.id}`],
  chain: loan.chain,
})

const tellTurn = (row: ToTell): Turn => ({
  tone: 'turn',
  since: row.reminded_at,
  title: `Prévenir ${theName(row.household)} du retour`,
  href: `/prets/${row.custody_id}`,
  detail: `À rendre le ${sayDate(row.due_on)}. Aucun message ne part pour elle.`,
  verb: ['Ouvrir le prêt', `/prets/${row.custody_id}`],
  chain: row.chain,
})
