import type { Organisation } from '#network/organisations/organisation.store.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { Block } from '#platform/ui/block.tsx'
import { EmailLink } from '#platform/ui/emailLink.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import type { Part } from './words.ts'

type Props = { parts: readonly Part[]; version: string; organisation: Organisation }

/** What a person is told of what is kept about them: a page to read together, one sheet of paper to take away. */
export const NoticeView = ({ parts, version, organisation }: Props) => (
  <>
    <Heading
      title="Ce que nous notons sur vous"
      lead={`Cette feuille est pour vous. Remise par : ${organisation.name}.`}
    />
    <PrintHint />
    <div class="notice-parts">
      {parts.map(({ title, lines }) => (
        <Block title={title}>
          <ul>
            {lines.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </Block>
      ))}
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
        <p>Demandez-nous notre délégué à la protection des données, s’il y en a un : il peut vous répondre.</p>
        <p>
          Pas d’accord avec nous ? La CNIL protège vos informations : 3 place de Fontenoy, 75007 Paris, téléphone 01 53
          73 22 22, cnil.fr.
        </p>
      </Block>
    </div>
    <p class="quiet small">Texte, version {version}.</p>
  </>
)
