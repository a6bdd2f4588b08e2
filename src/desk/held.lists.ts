import type { ComponentChildren } from 'preact'
import { sayDeviceKind } from '#equipment/devices/device.words.ts'
import { gestureNames, gestures, sayLevel } from '#impact/outcomes/words.ts'
import { sayBirth } from '#needs/ages/birth.words.ts'
import { sayFifteen } from '#needs/ages/fifteen.words.ts'
import { sayName } from '#needs/beneficiaries/words.ts'
import { sayScope } from '#needs/households/readers.words.ts'
import { agreementHows, type NeedKind, needKinds, sayNeeds } from '#needs/households/words.ts'
import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import { nounOf, sayAnswer as sayReply } from '#needs/rights/request.words.ts'
import { sayWarning, warningHows } from '#needs/rights/warning.words.ts'
import { sayState } from '#needs/signals/state.words.ts'
import { type Reach, reaches, sayCauses, sayNoticed, sayPupil } from '#needs/signals/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { sayState as sayAnswer } from '#orientation/prescriptions/words.ts'
import { sayDate, sayMoment, sayShort } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { saySubject } from '#support/appointments/words.ts'
import type { Given } from './given.store.ts'
import type { Held } from './held.store.ts'
import type { HeldPart } from './held.words.ts'

type Known = { held: Held; now: Date }
export type Listed = { columns: string[]; rows: ComponentChildren[][] }

/** How each part of what is held is read, but the first: what its columns are, and its rows in plain words. */
export const heldLists: Readonly<Record<Exclude<HeldPart, 'household'>, (known: Known) => Listed>> = {
  people: ({ held }) => ({
    columns: ['Nom', 'Naissance', 'Classe', 'Vit aussi ailleurs', 'Téléphone', 'E-mail'],
    rows: held.people.map((person) => [
      sayName(person),
      [sayBirth(person), sayFifteen(person.fifteen_said_by)].filter(Boolean).join(', '),
      person.class,
      person.other_home,
      person.phone && sayPhone(person.phone),
      person.email,
    ]),
  }),
  needs: ({ held }) => ({
    columns: ['Besoin', 'Entendu le', 'Ce qui a été noté'],
    rows: held.needs.map((need) => [needKinds[need.kind as NeedKind], sayShort(need.heard_at), need.situation]),
  }),
  publics: ({ held }) => ({
    columns: ['Public', 'De qui', 'Par'],
    rows: held.publics.map((line) => [
      targetPublics[line.kind as TargetPublic],
      line.first_name ?? 'Le foyer',
      line.organisation,
    ]),
  }),
  agreements: ({ held }) => ({
    columns: ['Quoi', 'Comment', 'Le', 'Noté par', 'Retiré le'],
    rows: held.agreements.map((one) => [
      said[one.kind] ?? '',
      [agreementHows[one.how as keyof typeof agreementHows], one.given_by].filter(Boolean).join(', '),
      sayDate(one.given_on),
      one.organisation,
      one.withdrawn_on && sayDate(one.withdrawn_on),
    ]),
  }),
  signals: ({ held }) => ({
    columns: ['Élève', 'Classe', 'Sans connexion depuis', 'Remarqué', 'La famille', 'Cause', 'Où on en est'],
    rows: held.signals.map((signal) => [
      sayPupil(signal),
      signal.class,
      sayDate(signal.since),
      sayNoticed(signal.noticed),
      reaches[signal.reach as Reach],
      sayCauses(signal.causes),
      sayState(signal)[0],
    ]),
  }),
  prescriptions: ({ held }) => ({
    columns: ['Adressée à', 'De la part de', 'Envoyée', 'Pour', 'Réponse'],
    rows: held.prescriptions.map((one) => [
      one.receiver,
      one.sender,
      sayShort(one.sent_at),
      sayNeeds(one.kinds),
      sayAnswer(one.state),
    ]),
  }),
  named: ({ held }) => ({
    columns: ['Recensement', 'Par', 'Le'],
    rows: held.named.map((one) => [one.title, one.partner, sayShort(one.named_at)]),
  }),
  homes: ({ held }) => ({
    columns: ['Enfant', 'Noté le'],
    rows: held.homes.map((one) => [one.first_name, sayShort(one.noted_at)]),
  }),
  answers: ({ held }) => ({
    columns: ['Réponse', 'Pourquoi', 'Par', 'Le'],
    rows: held.answers.map((one) => [
      `${one.same ? 'La même famille' : 'Deux familles'}${one.taken_back_at ? ' (réponse reprise)' : ''}`,
      one.reason,
      one.decided_by,
      sayShort(one.decided_at),
    ]),
  }),
  appointments: ({ held, now }) => ({
    columns: ['Quand', 'Pour', 'Ce qui a été noté'],
    rows: held.appointments.map((one) => [sayMoment(one.starts_at, now), saySubject(one.subject), one.note]),
  }),
  given: ({ held }) => ({
    columns: ['Quoi', 'Comment', 'Signé'],
    rows: held.given.map((one) => [
      [sayGiven(one), one.accessories].filter(Boolean).join(', '),
      one.kind === 'loan' ? `Prêt${one.due_on ? ` jusqu’au ${sayDate(one.due_on)}` : ''}` : 'Don',
      [one.signed_at && sayShort(one.signed_at), one.signer, `fiche ${one.sheet}`].filter(Boolean).join(', '),
    ]),
  }),
  measured: ({ held: { measured } }) => ({
    columns: ['Geste', ...measured.map((one) => (one.moment === 'before' ? 'Avant' : 'Après'))],
    rows:
      measured.length === 0
        ? []
        : [
            ...gestureNames.map((gesture) => [
              gestures[gesture],
              ...measured.map(({ answers }) => sayLevel(answers[gesture])),
            ]),
            ['Noté', ...measured.map((one) => `${sayShort(one.noted_at)}, par ${one.noted_by}`)],
          ],
  }),
  messages: ({ held, now }) => ({
    columns: ['Quand', 'À', 'Ce qui a été écrit'],
    rows: held.messages.map((one) => [sayMoment(one.created_at, now), one.to, `${one.subject}. ${one.body}`]),
  }),
  letters: ({ held, now }) => ({
    columns: ['Quand', 'Ce qui a été écrit'],
    rows: held.letters.map((one) => [sayMoment(one.created_at, now), `${one.subject}. ${one.body}`]),
  }),
  files: ({ held }) => ({
    columns: ['Nom', 'Du'],
    rows: held.files.map((file) => [file.name, sayShort(file.created_at)]),
  }),
  written: ({ held, now }) => ({
    columns: ['Quand', 'Par', 'Quoi'],
    rows: held.written.map((one) => [sayMoment(one.at, now), one.by, one.text]),
  }),
  requests: ({ held }) => ({
    columns: ['Demande', 'Reçue le', 'Avec vos mots', 'Réponse'],
    rows: held.requests.map((one) => [
      capital(nounOf(one.kind)),
      `${sayDate(one.received_on)}${one.asker && `, de ${one.asker}`}`,
      one.said,
      sayReply(one) || `au plus tard le ${sayDate(one.due_on)}`,
    ]),
  }),
  appeals: ({ held }) => ({
    columns: ['Le', 'Ce que vous avez demandé', 'Ce qui a été répondu ou noté'],
    rows: held.appeals.map((one) => [sayDate(one.on), one.asked, one.answer]),
  }),
  warnings: ({ held }) => ({
    columns: ['Demandé le', 'Où on en est', 'Comment', 'Quel jour', 'Noté par'],
    rows: held.warnings.map((one) => [
      sayShort(one.asked_at),
      sayWarning(one),
      one.how && warningHows[one.how as keyof typeof warningHows],
      one.told_on && sayDate(one.told_on),
      one.noted_by,
    ]),
  }),
  story: ({ held, now }) => ({
    columns: ['Quand', 'Quoi', 'Comment'],
    rows: held.story.map((line) => [sayMoment(line.at, now), line.title, line.text]),
  }),
  readers: ({ held }) => ({
    columns: ['Structure', 'Ce qu’elle lit', 'Depuis'],
    rows: held.readers.map((one) => [one.name, sayScope(one), sayShort(one.since)]),
  }),
  readings: ({ held, now }) => ({
    columns: ['Nom', 'Quand'],
    rows: held.readings.map((reading) => [reading.name, sayMoment(reading.at, now)]),
  }),
}

const sayGiven = ({ device, brand, model, device_number, msisdn }: Given): string =>
  device
    ? [[brand, model].filter(Boolean).join(' ') || sayDeviceKind(device), device_number].filter(Boolean).join(', ')
    : `Carte SIM${msisdn ? `, ligne ${sayPhone(msisdn)}` : ''}`

const said: Readonly<Record<string, string>> = {
  sharing: 'Accord pour transmettre',
  information: 'Information donnée',
  child: 'Accord pour un enfant',
}
