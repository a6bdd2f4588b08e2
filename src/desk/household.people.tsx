import { ageOn } from '#needs/ages/age.rules.ts'
import { sayAge } from '#needs/ages/birth.words.ts'
import type { Beneficiary } from '#needs/beneficiaries/beneficiary.store.ts'
import type { OnePerson } from '#needs/beneficiaries/onePerson.ts'
import { sayName } from '#needs/beneficiaries/words.ts'
import type { Home } from '#needs/homes/homes.store.ts'
import { sayPeople } from '#needs/households/words.ts'
import { whoAgrees } from '#needs/minors/minor.rules.ts'
import type { ChildAgreement } from '#needs/minors/minor.store.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { Fact, Facts } from '#platform/ui/facts.tsx'
import { Sheet } from '#platform/ui/sheet.tsx'

export type PeopleProps = {
  household: { id: string }
  people: OnePerson<Beneficiary>[]
  /** How many people other files say that the household has. */
  sizes: { adults: number; children: number }[]
  homes: Home[]
  agreements: ChildAgreement[]
  /** The day on which ages are told. */
  today: string
}

/** Who lives there: one line each, where else a child lives, and whether a minor's agreement is noted. */
export const HouseholdPeople = ({ household, people, sizes, ...known }: PeopleProps) => (
  <Sheet title="Les personnes">
    {people.length > 0 && (
      <Facts>
        {people.map((person) => (
          <Fact label={<a href={`/familles/${household.id}/personnes/${person.id}`}>{sayName(person)}</a>}>
            <Known {...known} at={`/familles/${household.id}/personnes`} person={person} />
          </Fact>
        ))}
      </Facts>
    )}
    {sizes.map(({ adults, children }) => (
      <p class="quiet small">Une autre fiche dit : {sayPeople(adults, children)}.</p>
    ))}
    <p>
      <a href={`/familles/${household.id}/personnes/nouvelle`}>Ajouter une personne</a>
    </p>
  </Sheet>
)

type KnownProps = Omit<PeopleProps, 'household' | 'people' | 'sizes'> & { person: OnePerson<Beneficiary>; at: string }

const Known = ({ person, homes, agreements, today, at }: KnownProps) => {
  const home = homes.find((one) => person.rows.includes(one.child_id))
  const agreeing = whoAgrees(person, today)
  const noted = agreements.find((one) => one.beneficiary_id && person.rows.includes(one.beneficiary_id))
  return (
    <>
      {[sayAge(ageOn(person, today), person), person.class].filter(Boolean).join(', ') ||
        (person.adult ? 'adulte' : 'enfant')}
      {person.otherwise.length > 0 && <span class="line small">{sayList(person.otherwise)}</span>}
      {home ? (
        <span class="line">
          Vit aussi ici : <a href={`/familles/${home.household_id}`}>{home.name}</a>
        </span>
      ) : (
        person.other_home && <span class="line quiet small">{person.other_home}</span>
      )}
      {agreeing !== 'adult' && (
        <span class="line small">
          <a href={`${at}/${noted?.beneficiary_id ?? person.id}/accord`}>
            {noted ? 'Accord noté' : 'Noter son accord'}
          </a>
          {!person.adult && (
            <>
              {' · '}
              <a href={`${at}/${home?.child_id ?? person.id}/autre-foyer`}>
                {home ? 'Ses deux foyers' : 'Autre foyer'}
              </a>
            </>
          )}
        </span>
      )}
    </>
  )
}
