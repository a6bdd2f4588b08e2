import { sayKinds } from '#allocation/programmes/words.ts'
import { handsOver } from '#handover/handovers/handover.rules.ts'
import { acceptedStates } from '#orientation/prescriptions/words.ts'
import { sayAgo } from '#platform/i18n/dates.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { ofName } from '#platform/i18n/toward.ts'
import { turnTo } from './next.act.ts'
import { sayReach } from './next.reach.ts'
import type { Known, NextAction } from './nextAction.ts'

/** What the family needs and nobody promised yet. */
export function toPromise(known: Known): NextAction {
  const wanted = known.needs.filter(({ state }) => unanswered.includes(state)).map(({ kind }) => kind)
  const things = sayKinds(wanted)
  const accepted = known.underWay.prescriptions.find(({ state }) => accepts.includes(state))
  const since = accepted?.answered_at && `Orientation acceptée ${sayAgo(accepted.answered_at, known.by.now)}.`
  return turnTo(known, {
    title: things ? `La famille attend ${things}` : 'Du matériel est à promettre',
    detail: since || 'Rien n’est encore promis.',
    roles: ['coordinator'],
    verb: [verbFor(wanted), 'attribuer'],
    owner: accepted ? `la coordination ${ofName(accepted.receiver)}` : 'la coordination',
  })
}

/** What is promised, by its name; a sheet already prepared only awaits its signature. */
export function toHandOver(known: Known): NextAction {
  const { household, underWay, by } = known
  const { promised, sheet } = underWay
  const title = promised.length > 0 ? `Remettre ${sayList(promised.map(nameOf))}` : 'Remettre le matériel promis'
  if (sheet)
    return { tone: 'turn', title, detail: 'La feuille est prête.', verb: ['Faire signer', `/remises/${sheet.id}`] }
  if (promised.length === 0 && household.stage === 5 && handsOver.includes(by.member.role)) return toPromise(known)
  const since = promised[0] && `Promis ${sayAgo(promised[0].promised_at, by.now)}.`
  const fixed = underWay.expected.some(({ ends_at }) => ends_at > by.now)
  return turnTo(known, {
    title,
    detail: [since, !fixed && sayReach(known)].filter(Boolean).join(' '),
    roles: handsOver,
    verb: ['Préparer la remise', 'remise'],
    owner: 'la médiation',
  })
}

const unanswered: readonly string[] = ['heard', 'qualified', 'prescribed']
const accepts: readonly string[] = acceptedStates
const verbFor = (kinds: readonly string[]) =>
  kinds.includes('computer')
    ? 'Promettre un ordinateur'
    : kinds.includes('connection')
      ? 'Promettre une connexion'
      : 'Promettre du matériel'
const nameOf = ({ number, kind }: Known['underWay']['promised'][number]): string =>
  kind === 'connection' ? 'la carte SIM' : `l’ordinateur${number ? ` ${number}` : ''}`
