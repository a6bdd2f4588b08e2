import { meetsFamilies } from '#needs/households/household.rules.ts'
import { WhomToAsk } from '#needs/notice/whomToAsk.tsx'
import { type Forgetting, forgettingSeenBy } from '#needs/rights/forgetting.store.ts'
import { type Organisation, organisationNamed } from '#network/organisations/organisation.store.ts'
import { dayOf, sayDate } from '#platform/i18n/dates.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import { PaperSignatures } from '#platform/ui/paperSignatures.tsx'
import { found } from '#platform/web/halts.ts'
import { type Page, routes } from '#platform/web/routes.ts'

/** What is handed to a family that asked to be forgotten: the proof that it was, which names nobody. */
export const forgettingPages = routes().get('/effacements/:id', meetsFamilies, show)

async function show(c: Page) {
  const { by, member } = c.var
  const [forgetting, organisation] = await Promise.all([
    forgettingSeenBy(by, c.req.param('id') ?? ''),
    organisationNamed(by, member.organisationId),
  ])
  return c.render(<Certificate forgetting={found(forgetting)} organisation={found(organisation)} />, {
    title: 'Attestation : informations effacées',
    layout: 'bare',
    print: true,
  })
}

const reasons: Record<Forgetting['why'], string> = {
  request: 'À la demande de la famille',
  'two years': 'Deux ans sans contact',
  'two years, untold': 'Deux ans sans contact, sans que personne ne l’ait notée comme prévenue',
}

const Certificate = ({ forgetting, organisation }: { forgetting: Forgetting; organisation: Organisation }) => (
  <>
    <Heading
      title="Attestation : informations effacées"
      lead={`${organisation.name} atteste que ce qui était noté sur une famille a été effacé.`}
    />
    <PrintHint />
    <Facts>
      <Fact label="Effacé le">{sayDate(dayOf(forgetting.at))}</Fact>
      <Fact label="Par">{forgetting.actor}</Fact>
      <Fact label="Pourquoi">{reasons[forgetting.why]}</Fact>
      <Fact label="Inscrit au registre">Ligne {forgetting.seq}</Fact>
      <Fact label="Empreinte de cette ligne">
        <code>{forgetting.hash.match(/.{1,8}/g)?.join(' ')}</code>
      </Fact>
    </Facts>
    <p>
      Les noms, les coordonnées, la situation, les messages et les documents ont été effacés, ici et chez les structures
      à qui la famille avait été adressée. Les nombres restent (un besoin entendu, un appareil remis), sans nom.
    </p>
    <p>
      Une sauvegarde faite avant ce jour peut encore les contenir : elle n’est relue qu’en cas de panne, et disparaît à
      son tour.
    </p>
    <p class="quiet">
      Cette feuille ne porte pas le nom de la famille : la garder ne dit rien à personne. L’empreinte permet de vérifier
      que la ligne du registre n’a pas changé depuis.
    </p>
    <PaperSignatures signers={[organisation.name]} />
    <WhomToAsk organisation={organisation} />
  </>
)
