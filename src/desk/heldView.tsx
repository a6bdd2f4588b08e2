import type { ComponentChildren } from 'preact'
import { sayBirth, sayName } from '#needs/beneficiaries/words.ts'
import { addressFor, sayAtHand } from '#needs/households/atHand.ts'
import { sayScope } from '#needs/households/readers.words.ts'
import {
  agreementHows,
  channels,
  type NeedKind,
  needKinds,
  sayLanguages,
  sayNeeds,
  sayPeople,
} from '#needs/households/words.ts'
import { type TargetPublic, targetPublics } from '#needs/publics/words.ts'
import { sayState } from '#needs/signals/state.words.ts'
import { type Reach, reaches, sayCauses, sayNoticed, sayPupil } from '#needs/signals/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { sayState as sayAnswer } from '#orientation/prescriptions/words.ts'
import { dayOf, sayDate, sayMoment, sayShort } from '#platform/i18n/dates.ts'
import { Block } from '#platform/ui/block.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { Table } from '#platform/ui/table.tsx'
import type { Held } from './held.store.ts'

const said: Readonly<Record<string, string>> = {
  sharing: 'Accord pour transmettre',
  information: 'Information donnée',
  child: 'Accord pour un enfant',
}

type Props = { held: Held; own: string; organisation: string; now: Date }

/** What is kept about a household, to be handed to it: every line in plain words, nothing left out. */
export const HeldView = ({ held, own, organisation, now }: Props) => {
  const { household, people, needs, publics, agreements, signals, files, written, story, readings } = held
  const { prescriptions, named, homes, answers, readers } = held
  return (
    <>
      <Heading
        title="Ce qui est gardé sur vous"
        lead={`${household.name}. Structure : ${organisation}. Au ${sayDate(dayOf(now))}.`}
      />
      <Block title="Qui vous êtes, et comment vous joindre">
        <Facts>
          <Fact label="Nom">{household.name}</Fact>
          <Fact label="Commune">{household.commune_name}</Fact>
          <Fact label="Adresse">{addressFor(own, household)}</Fact>
          <Fact label="Ce que vous avez déjà">{sayAtHand(household)}</Fact>
          <Fact label="Téléphone">{household.phone && sayPhone(household.phone)}</Fact>
          <Fact label="E-mail">{household.email}</Fact>
          <Fact label="Façon de vous joindre">{channels[household.channel as keyof typeof channels]}</Fact>
          <Fact label="Le bon moment">{household.best_moment}</Fact>
          <Fact label="Langues">{sayLanguages(household.languages)}</Fact>
          <Fact label="Au foyer">{sayPeople(household.adults, household.children)}</Fact>
        </Facts>
      </Block>
      <Listed
        title="Les personnes du foyer"
        columns={['Nom', 'Naissance', 'Classe', 'Vit aussi ailleurs', 'Téléphone', 'E-mail']}
        rows={people.map((person) => [
          sayName(person),
          sayBirth(person),
          person.class,
          person.other_home,
          person.phone && sayPhone(person.phone),
          person.email,
        ])}
      />
      <Listed
        title="Vos besoins"
        columns={['Besoin', 'Entendu le', 'Ce qui a été noté']}
        rows={needs.map((need) => [needKinds[need.kind as NeedKind], sayShort(need.heard_at), need.situation])}
      />
      <Listed
        title="Ce qui a été déclaré"
        columns={['Public', 'De qui', 'Par']}
        rows={publics.map((line) => [
          targetPublics[line.kind as TargetPublic],
          line.first_name ?? 'Le foyer',
          line.organisation,
        ])}
      />
      <Listed
        title="Ce que l’on vous a dit, et ce que vous avez accepté"
        columns={['Quoi', 'Comment', 'Le', 'Noté par', 'Retiré le']}
        rows={agreements.map((one) => [
          said[one.kind] ?? '',
          agreementHows[one.how as keyof typeof agreementHows],
          sayDate(one.given_on),
          one.organisation,
          one.withdrawn_on && sayDate(one.withdrawn_on),
        ])}
      />
      <Listed
        title="Repéré par l’établissement scolaire"
        columns={['Élève', 'Classe', 'Sans connexion depuis', 'Remarqué', 'La famille', 'Cause', 'Où on en est']}
        rows={signals.map((signal) => [
          sayPupil(signal),
          signal.class,
          sayDate(signal.since),
          sayNoticed(signal.noticed),
          reaches[signal.reach as Reach],
          sayCauses(signal.causes),
          sayState(signal)[0],
        ])}
      />
      <Listed
        title="Les structures à qui l’on a parlé de vous"
        columns={['Adressée à', 'De la part de', 'Envoyée', 'Pour', 'Réponse']}
        rows={prescriptions.map((one) => [
          one.receiver,
          one.sender,
          sayShort(one.sent_at),
          sayNeeds(one.kinds),
          sayAnswer(one.state),
        ])}
      />
      <Listed
        title="Nommée dans un recensement"
        columns={['Recensement', 'Par', 'Le']}
        rows={named.map((one) => [one.title, one.partner, sayShort(one.named_at)])}
      />
      <Listed
        title="Enfant qui vit aussi dans un autre foyer suivi ici"
        columns={['Enfant', 'Noté le']}
        rows={homes.map((one) => [one.first_name, sayShort(one.noted_at)])}
      />
      <Listed
        title="Comparaison avec une autre fiche"
        columns={['Réponse', 'Pourquoi', 'Par', 'Le']}
        rows={answers.map((one) => [
          `${one.same ? 'La même famille' : 'Deux familles'}${one.taken_back_at ? ' (réponse reprise)' : ''}`,
          one.reason,
          one.decided_by,
          sayShort(one.decided_at),
        ])}
      />
      <Listed
        title="Documents"
        columns={['Nom', 'Du']}
        rows={files.map((file) => [file.name, sayShort(file.created_at)])}
      />
      <Listed
        title="Ce qui a été écrit en vous orientant"
        columns={['Quand', 'Par', 'Quoi']}
        rows={written.map((one) => [sayMoment(one.at, now), one.by, one.text])}
      />
      <Listed
        title="Ce qui a été fait"
        columns={['Quand', 'Quoi', 'Comment']}
        rows={story.map((line) => [sayMoment(line.at, now), line.title, line.text])}
      />
      <Listed
        title="Qui peut lire votre dossier"
        columns={['Structure', 'Ce qu’elle lit', 'Depuis']}
        rows={readers.map((one) => [one.name, sayScope(one), sayShort(one.since)])}
      />
      <Listed
        title={`Qui a ouvert votre fiche (${organisation})`}
        columns={['Nom', 'Quand']}
        rows={readings.map((reading) => [reading.name, sayMoment(reading.at, now)])}
      />
      <p class="quiet">
        Vous pouvez demander que ce soit corrigé ou effacé, et vous plaindre à la CNIL : 3 place de Fontenoy, 75007
        Paris, cnil.fr.
      </p>
    </>
  )
}

const Listed = ({ title, columns, rows }: { title: string; columns: string[]; rows: ComponentChildren[][] }) =>
  rows.length === 0 ? null : (
    <Block title={title}>
      <Table caption={title} captionHidden columns={columns} rows={rows} />
    </Block>
  )
