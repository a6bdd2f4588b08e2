import { sayPhone } from '#network/phones/phone.ts'
import { dayOf, sayDate, sayHour } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Columns } from '#platform/ui/columns.tsx'
import { ErrorSummary } from '#platform/ui/errorSummary.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Form } from '#platform/ui/form.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { TextArea } from '#platform/ui/textArea.tsx'
import type { Errors, Typed } from '#platform/web/form.ts'
import { isOpen } from '../handouts/handout.rules.ts'
import type { SeenHandover } from '../handovers/handover.store.ts'
import { handoverStates } from '../handovers/handover.words.ts'
import type { Item } from '../handovers/item.store.ts'
import { kinds } from './fieldDay.words.ts'
import { nameOf } from './incident.items.ts'
import { Redo } from './incident.redo.tsx'
import { actOf, type Incident } from './incident.store.ts'
import { Drawn, Told } from './incident.told.tsx'

type Props = {
  incident: Incident
  handover?: SeenHandover
  signedFrom: string | null
  /** The signature that holds, drawn on the sheet. */
  kept: Buffer | null
  /** Of the family, for who follows it. */
  phone: string | null
  items: Item[]
  values: Typed
  errors?: Errors
}

/** What Maillon holds, what the tablet says: nothing is decided by a machine, nothing is lost. */
export const IncidentView = ({ incident, handover, signedFrom, kept, phone, items, values, errors }: Props) => {
  const act = actOf(incident)
  const redone = act !== null && handover !== undefined && isOpen(handover)
  const here = `/terrain/incidents/${incident.id}`
  return (
    <>
      <Heading
        title={`${incident.household ?? 'Un envoi'} : ${kinds[incident.kind] ?? ''}`}
        code={incident.number ?? undefined}
      />
      <ErrorSummary errors={errors} />
      {incident.settled_at ? (
        <Notice tone="done" title={ends[incident.settled_as ?? ''] ?? ''}>
          {`${incident.settled_by}, ${sayDate(dayOf(incident.settled_at))}. ${incident.settled_why ?? ''}`}
        </Notice>
      ) : (
        <Notice tone="loss" title={incident.why ?? ''}>
          {ruleOf(incident.kind, handover?.state)}
        </Notice>
      )}
      <Columns
        aside={<Told title={`Sur ${incident.tablet}`} act={act} items={items} incident={incident} />}
        asideFirst
        equal
      >
        <Block title="Dans Maillon">
          <Facts>
            <Fact label="La feuille">{handover && handoverStates[handover.state]?.label}</Fact>
            {handover?.signed_at && (
              <>
                <Fact label="Signée">{`${sayDate(dayOf(handover.signed_at))}, ${sayHour(handover.signed_at)}`}</Fact>
                <Fact label="Par">{handover.signer}</Fact>
                <Fact label="D’où">{signedFrom ?? 'En ligne, dans Maillon'}</Fact>
              </>
            )}
            {phone && (
              <Fact label="Téléphone de la famille">
                <a href={`tel:${phone}`}>{sayPhone(phone)}</a>
              </Fact>
            )}
            <Fact label="Objets">
              {items
                .filter(({ state }) => state !== 'refused')
                .map(nameOf)
                .join(', ')}
            </Fact>
          </Facts>
          <Drawn image={kept} alt="La signature gardée sur la feuille" />
          {handover && (
            <p>
              <LinkButton href={`/remises/${handover.id}`} second>
                Ouvrir la feuille
              </LinkButton>
            </p>
          )}
        </Block>
      </Columns>
      {!incident.settled_at && (
        <>
          {act && handover && handover.state === 'prepared' && <Redo {...{ here, act, items, handover }} />}
          {act && handover && handover.state !== 'prepared' && (
            <Block title="Donner un autre appareil, ou corriger">
              <p>
                Cette feuille est finie : rien ne s’y reprend. Si la famille a chez elle autre chose que ce qui est
                écrit, préparez-lui une nouvelle feuille depuis sa fiche ; puis mettez ce geste de côté.
              </p>
              <p>
                <LinkButton href={`/familles/${handover.household_id}`} second>
                  Ouvrir la fiche de la famille
                </LinkButton>
              </p>
            </Block>
          )}
          <Block title="Mettre de côté">
            <Form action={`${here}/ecarter`}>
              <TextArea
                name="why"
                label="Ce qui s’est passé"
                hint="Après avoir appelé la famille : « Même famille, signée deux fois ; l’appareil ML-0412 est revenu. »"
                value={values.why}
                error={errors?.why}
                required
              />
              <Actions>
                <Submit label="Mettre de côté" second={redone} />
              </Actions>
            </Form>
          </Block>
        </>
      )}
    </>
  )
}

const ends: Record<string, string> = { applied: 'Fait depuis', set_aside: 'Mis de côté', replaced: 'Reçu depuis' }

/** Which rule chose, in the words of whoever has to explain it to a family. */
const ruleOf = (kind: string, state: string | undefined): string =>
  kind === 'signed' && state !== undefined && state !== 'prepared' && state !== 'cancelled'
    ? 'La règle : la première signature arrivée dans Maillon tient, quelle que soit l’heure des tablettes. Celle-ci est arrivée après. Rien n’est perdu : choisissez ce qu’elle devient.'
    : 'Rien n’a été fait et rien n’est perdu : comparez les deux côtés, appelez la famille si besoin, puis choisissez.'
