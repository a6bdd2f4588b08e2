import { sayDate } from '#platform/i18n/dates.ts'
import { capital } from '#platform/text/capital.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Policy } from '../ranking/policy.store.ts'
import { policyHref, sayVersion } from './policy.trail.ts'
import { ReadAloud } from './readAloud.tsx'

/** A version that a body adopted: it is read, never written. */
export const AdoptedView = ({ programme, policy }: { programme: SeenProgramme; policy: Policy }) => {
  const here = policyHref(programme, policy)
  return (
    <>
      <Heading
        title={capital(sayVersion(policy))}
        over={programme.name}
        lead="Adoptée : elle ne change plus. Pour en changer, préparez la version suivante."
        action={
          <>
            <LinkButton href={`${here}/effet`}>Voir l’effet sur les familles</LinkButton>
            <LinkButton href={`${here}/imprimer`} second>
              Feuille à imprimer
            </LinkButton>
          </>
        }
      />
      <ReadAloud rules={policy.rules} />
      <Facts>
        <Fact label="Adoptée par">{policy.adopted_by}</Fact>
        <Fact label="Le">{sayDate(policy.adopted_on ?? '')}</Fact>
        <Fact label="Écrite par">{policy.written_by}</Fact>
      </Facts>
    </>
  )
}
