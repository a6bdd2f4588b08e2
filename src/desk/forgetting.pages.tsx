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
  decided: 'La structure l’a décidé',
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
    <p>
      Les noms, les coordonnées, la situation, les messages et les documents ont été effacés, ici et chez les structures
      à qui la famille avait été adressée. Les nombres restent (un besoin entendu, un appareil remis), sans nom.
    </p>
    <Elsewhere {...forgetting} />
    <p>
      Une sauvegarde faite avant ce jour peut encore les contenir : elle n’est relue qu’en cas de panne, et disparaît à
      son tour.
    </p>
    <Facts>
      <Fact label="Effacé le">{sayDate(dayOf(forgetting.at))}</Fact>
      <Fact label="Par">{forgetting.actor}</Fact>
      <Fact label="Pourquoi">{reasons[forgetting.why]}</Fact>
      {forgetting.files > 1 && <Fact label="Fiches effacées">{forgetting.files}, de la même famille</Fact>}
    </Facts>
    <PaperSignatures signers={[organisation.name]} />
    <WhomToAsk organisation={organisation} />
    <p class="quiet">
      Cette feuille ne porte pas le nom de la famille : la garder ne dit rien à personne. L’effacement est inscrit au
      registre, ligne {forgetting.seq}. Cette empreinte permet de vérifier que la ligne n’a pas changé depuis :{' '}
      <code>{forgetting.hash.match(/.{1,8}/g)?.join(' ')}</code>
    </p>
  </>
)

/** A file that another structure registered is not erased by this act: the family knows whom to expect an answer from. */
const Elsewhere = ({ elsewhere }: Pick<Forgetting, 'elsewhere'>) =>
  elsewhere.length === 0 ? null : (
    <>
      <p>
        Une autre fiche de la même famille n’appartient pas à cette structure. La demande y a été transmise le même jour
        :
      </p>
      <ul>
        {elsewhere.map(({ registrar, due_on, answer, answered_on }) => (
          <li>
            {registrar} : {sayElsewhere(answer, answered_on ?? due_on)}
          </li>
        ))}
      </ul>
    </>
  )

const sayElsewhere = (answer: string | null, day: string): string =>
  answer === 'done'
    ? `effacée aussi, le ${sayDate(day)}.`
    : answer === 'refused'
      ? `a refusé le ${sayDate(day)}, et vous a écrit pourquoi.`
      : `doit encore répondre, au plus tard le ${sayDate(day)}.`
