import { sayList } from '#platform/i18n/sayList.ts'
import { Bar, Bars } from '#platform/ui/bars.tsx'
import { Block } from '#platform/ui/block.tsx'
import { counted } from '#platform/ui/counted.ts'
import { Disclosure } from '#platform/ui/disclosure.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Digest } from './digest.tsx'
import { type Gone, goneWords } from './gone.words.ts'
import type { StratumCount } from './run.store.ts'
import { sayObjective } from './run.words.ts'
import type { Shortage } from './shortage.store.ts'

type StrataProps = { strata: readonly StratumCount[]; found: boolean; decided: boolean }

/** How many families each priority has, and how many of them are served. */
export const Strata = ({ strata, found, decided }: StrataProps) => {
  const most = Math.max(1, ...strata.map(({ families }) => Number(families)))
  return (
    <Block
      title={`${!found ? 'La liste' : decided ? 'Ce que le calcul a proposé' : 'Ce qui est proposé'}, priorité par priorité`}
    >
      <Bars>
        {strata.map((one) => (
          <Bar
            label={`${one.stratum}. ${one.stratum_name}`}
            value={found ? Number(one.served) : Number(one.families)}
            max={Number(one.families)}
            scale={most}
            plain={!found}
            said={
              found
                ? `${counted(Number(one.served), 'servie', 'servies')} sur ${one.families}`
                : counted(Number(one.families), 'famille')
            }
          />
        ))}
      </Bars>
    </Block>
  )
}

/** What the prices alone do not prove, said plainly. */
export const Unproved = ({ unproved }: { unproved: readonly string[] }) =>
  unproved.length > 0 ? (
    <Notice title="Une partie de cette réponse n’est pas prouvée par les prix">
      <p>
        Le calcul a cherché toutes les réponses possibles et n’en a pas trouvé de meilleure pour{' '}
        {sayList(unproved.map(sayObjective))}. Le certificat, relu sans le calculateur, prouve le reste et pas cela.
      </p>
    </Notice>
  ) : (
    <p class="quiet">
      Aucune autre attribution ne fait mieux : le certificat le prouve, et chacun peut le relire sans le calculateur.
    </p>
  )

/** What happened since the freeze: families that left the list, things that are there no more. */
export const Since = ({ gone, shortages }: { gone: ReadonlyMap<string, Gone>; shortages: readonly Shortage[] }) => {
  const counts = new Map<Gone, number>()
  for (const why of gone.values()) counts.set(why, (counts.get(why) ?? 0) + 1)
  return (
    <>
      {shortages.length > 0 && (
        <Notice tone="loss" title="Il manque du matériel depuis le gel">
          {shortages.map((one) => (
            <p>
              {one.class} : {counted(one.proposed, 'proposé')},{' '}
              {one.left === 0 ? 'plus aucun' : `${one.left} seulement`} en stock.
            </p>
          ))}
          <p>La commission ne peut pas promettre ce qui n’est plus là.</p>
        </Notice>
      )}
      {counts.size > 0 && (
        <Notice
          title={`${counted(gone.size, 'famille ne prend plus part', 'familles ne prennent plus part')} à ce passage`}
        >
          {[...counts].map(([why, n]) => (
            <p>
              {counted(n, 'famille')} : {goneWords[why]}.
            </p>
          ))}
        </Notice>
      )}
    </>
  )
}

/** The words of what was frozen, for whoever checks. */
export const Frozen = ({
  hash,
  commitment,
  links,
}: {
  hash: string
  commitment: string
  links: readonly (readonly [string, string])[]
}) => (
  <Disclosure summary="Vérifier ce passage">
    <p>
      Empreinte de la question figée (SHA-256) : <Digest of={hash} />
    </p>
    <p>
      Empreinte du secret des codes : <Digest of={commitment} />
    </p>
    <ul>
      {links.map(([label, href]) => (
        <li>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  </Disclosure>
)
