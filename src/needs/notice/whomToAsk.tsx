import type { ComponentChildren } from 'preact'
import type { Organisation } from '#network/organisations/organisation.store.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { Block } from '#platform/ui/block.tsx'
import { EmailLink } from '#platform/ui/emailLink.tsx'

/** The authority that anybody may complain to. */
const CNIL_ADDRESS = '3 place de Fontenoy, 75007 Paris, téléphone 01 53 73 22 22, cnil.fr'
export const CNIL = `CNIL, ${CNIL_ADDRESS}`

type Props = { organisation: Organisation; children?: ComponentChildren }

/** Whom a person asks about what is kept on them, and to whom they may complain: at the foot of the notice, the letter and the certificate. */
export const WhomToAsk = ({ organisation, children }: Props) => (
  <Block title="Une question sur ces informations ?">
    <p>
      <b>{organisation.name}</b>
      {organisation.commune_name && <>, {organisation.commune_name}</>}
      {organisation.phone && (
        <>
          <br />
          Téléphone : {sayPhone(organisation.phone)}
        </>
      )}
      {organisation.email && (
        <>
          <br />
          E-mail : <EmailLink address={organisation.email} />
        </>
      )}
      {!organisation.phone && !organisation.email && (
        <>
          <br />
          Demandez à la personne qui vous a donné cette feuille.
        </>
      )}
    </p>
    <Officer organisation={organisation} />
    {children}
    <p>Pas d’accord avec nous ? La CNIL protège vos informations : {CNIL_ADDRESS}. Vous pouvez aussi saisir un juge.</p>
  </Block>
)

const Officer = ({ organisation: { dpo_name, dpo_email } }: Props) =>
  dpo_name || dpo_email ? (
    <p>
      Délégué à la protection des données : {dpo_name}
      {dpo_name && dpo_email && ', '}
      {dpo_email && <EmailLink address={dpo_email} />}
    </p>
  ) : (
    <p>Demandez-nous notre délégué à la protection des données, s’il y en a un : il peut vous répondre.</p>
  )
