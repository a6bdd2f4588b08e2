import { sayMoment } from '#platform/i18n/dates.ts'
import { Actions } from '#platform/ui/actions.tsx'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { fieldId } from '#platform/ui/question.tsx'
import { Submit } from '#platform/ui/submit.tsx'
import { ageOn } from '../ages/age.rules.ts'
import { sayAge } from '../ages/birth.words.ts'
import type { Known } from '../alike/known.store.ts'

type Props = {
  known: Known[]
  today: string
  now: Date
  /** What its two answers do, where they do more than note a need. */
  same?: string
  create?: string
}

/**
 * Households that look like the one being typed, inside its form: each with what lets one decide at a glance, and the two
 * answers. The first button of a form answers the Enter key: it is the plain one, that nobody sees.
 */
export const KnownHouseholds = ({
  known,
  same = 'C’est elle : ajouter ce besoin à son dossier',
  create = 'créer le dossier',
  ...when
}: Props) => (
  <>
    <button type="submit" class="hidden" tabindex={-1}>
      Enregistrer
    </button>
    <section id={fieldId('known')}>
      <Notice title={known.length > 1 ? 'Est-ce l’une de ces familles ?' : 'Est-ce cette famille ?'}>
        <p>Déjà {known.length > 1 ? 'suivies' : 'suivie'} par votre structure. Ce que vous avez écrit est gardé.</p>
        <ul class="known-list">
          {known.map((one) => (
            <li>
              <KnownHousehold {...{ one, same, ...when }} />
            </li>
          ))}
        </ul>
        <input type="hidden" name="seen" value={known.map(({ id }) => id).join(' ')} />
        <Actions>
          <Submit
            name="known"
            value="oui"
            label={`${known.length > 1 ? 'Aucune d’elles' : 'Ce n’est pas elle'}, ${create}`}
            second
          />
        </Actions>
      </Notice>
    </section>
  </>
)

const KnownHousehold = ({ one, today, now, same }: { one: Known; same: string } & Pick<Props, 'today' | 'now'>) => (
  <>
    <p>
      <strong>
        <a href={`/familles/${one.id}`} target="_blank" rel="noopener">
          {one.name}
        </a>
      </strong>{' '}
      <span class="quiet">à {one.commune}</span>
    </p>
    <Facts>
      <Fact label="En commun">{one.agreed.join(', ')}</Fact>
      {one.people.length > 0 && (
        <Fact label="Personnes">{one.people.map((who) => sayWho(who, today)).join(' · ')}</Fact>
      )}
      {one.scope === 'full' && (
        <Fact label="Téléphone">{one.phone ? `finit par ${lastDigits(one.phone)}` : 'aucun numéro noté'}</Fact>
      )}
      {one.moved_at && (
        <Fact label="Dernier mouvement">
          {sayMoment(one.moved_at, now)}, par {one.moved_by}
        </Fact>
      )}
    </Facts>
    {one.scope === 'full' && one.status === 'open' ? (
      <Submit name="same" value={one.id} label={same} second />
    ) : (
      <p class="quiet small">
        {one.scope === 'full'
          ? 'Son parcours est clos : si c’est elle, rouvrez son dossier.'
          : 'Une autre structure tient son dossier : si c’est elle, ouvrez-le pour la suivre.'}
      </p>
    )}
  </>
)

const sayWho = (who: Known['people'][number], today: string): string =>
  [who.first_name, sayAge(ageOn(who, today), who) || who.birth_year].filter(Boolean).join(', ')

/** "04 01": enough to recognise a number, not to call it. */
const lastDigits = (phone: string): string => `${phone.slice(-4, -2)} ${phone.slice(-2)}`
