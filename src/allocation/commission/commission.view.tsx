import { Actions } from '#platform/ui/actions.tsx'
import { Block } from '#platform/ui/block.tsx'
import { Figure, Figures } from '#platform/ui/figures.tsx'
import { Heading } from '#platform/ui/heading.tsx'
import { LinkButton } from '#platform/ui/linkButton.tsx'
import { Notice } from '#platform/ui/notice.tsx'
import { Cutoffs, QuotaBars, ShareBars } from './commission.bars.tsx'
import { Families } from './commission.list.tsx'
import { sayDerogations } from './commission.words.ts'
import type { Limits, Usage } from './limits.rules.ts'
import type { Asked, Line, ListedNeed, Share } from './proposal.store.ts'
import type { Sitting } from './sitting.store.ts'

type Props = {
  run: Sitting
  rows: ListedNeed[]
  limits: Limits
  usage: Usage
  lines: Line[]
  shares: Share[]
  asked: Asked
  named: boolean
  admin: boolean
  older: string | null
  first: string | null
}

/** What a commission looks at together: counts first, then where the line falls, then the families one by one. */
export const CommissionPage = (props: Props) => {
  const { run, limits, usage, lines, shares, named, admin } = props
  const open = run.state === 'proposed'
  const at = `/passages/${run.id}/commission`
  return (
    <>
      <Heading
        title="Commission"
        over={`${run.programme}, ${run.name}`}
        lead={
          open
            ? 'Le calcul propose, la commission décide. Elle peut s’écarter d’une proposition, avec un motif écrit, dans la limite fixée avant le tirage.'
            : 'La commission a décidé. Cette page montre ce qu’elle a retenu.'
        }
        action={
          <>
            {open && admin && <LinkButton href={`/passages/${run.id}/decider`}>Passer à la décision</LinkButton>}
            {!open && run.body && <LinkButton href={`/passages/${run.id}/suites`}>Suivre les suites</LinkButton>}
            <LinkButton href={`/passages/${run.id}/ordre-du-jour`} second>
              {open ? 'Imprimer l’ordre du jour' : 'Imprimer le procès-verbal'}
            </LinkButton>
          </>
        }
      />
      {named && (
        <Notice tone="turn">
          Les noms sont affichés : ne projetez pas cette page devant d’autres que la commission.
        </Notice>
      )}
      <Figures>
        <Figure value={run.served} one="famille servie" many="familles servies" tone="done" />
        <Figure value={run.families - run.served} one="famille en attente" many="familles en attente" />
        <Figure
          value={run.derogations}
          one={`dérogation sur ${run.derogations_at_most}`}
          many={`dérogations sur ${run.derogations_at_most}`}
        />
      </Figures>
      <ShareBars
        title="Part des demandes servies, priorité par priorité"
        shares={shares
          .filter(({ part }) => part === 'stratum')
          .sort((one, other) => Number(one.key) - Number(other.key))}
      />
      <ShareBars
        title="Part des demandes servies, commune par commune"
        shares={shares.filter(({ part }) => part === 'commune')}
      />
      {shares.some(({ part }) => part === 'public') && (
        <ShareBars
          title="Part des demandes servies, public par public"
          shares={shares.filter(({ part }) => part === 'public')}
        />
      )}
      <QuotaBars {...{ limits, usage }} />
      <Cutoffs lines={lines} />
      <Families {...props} at={at} open={open} />
      {open && (
        <Block title="Dérogations admises">
          <p>
            {sayDerogations(run.derogations, run.derogations_at_most)}. Ce nombre a été fixé et publié avec la liste,
            avant le tirage : il ne change plus. Elles sont comptées et publiées, sans aucun nom.
          </p>
        </Block>
      )}
      <Actions>
        <a href={`/passages/${run.id}`}>Revenir au passage</a>
        {!open && <a href={`/passages/${run.id}/recours`}>Recours</a>}
      </Actions>
    </>
  )
}
