import { sayDate } from '#platform/i18n/dates.ts'
import { Heading } from '#platform/ui/heading.tsx'
import { PrintHint } from '#platform/ui/letterhead.tsx'
import type { SeenProgramme } from '../programmes/programme.seen.store.ts'
import type { Policy } from '../ranking/policy.store.ts'
import { Aloud } from './readAloud.tsx'

/** One sheet of paper: the policy as it is read aloud, who adopted it, and what it never looks at. */
export const PrintedPolicy = ({
  programme,
  policy,
  current,
}: {
  programme: SeenProgramme
  policy: Policy
  current: boolean
}) => (
  <>
    <Heading
      title="Qui est servi d’abord"
      over={programme.name}
      lead={
        policy.state === 'draft'
          ? `Brouillon de la version ${policy.version}. Il n’est pas adopté : il ne compte pas.`
          : `Version ${policy.version}, adoptée par ${policy.adopted_by}, le ${sayDate(policy.adopted_on ?? '')}. ${current ? 'En vigueur.' : 'Une autre version l’a remplacée.'}`
      }
    />
    <PrintHint />
    <Aloud rules={policy.rules} />
    <p>
      Rien d’autre ne compte. Ce qui n’est pas noté ne donne aucun point et n’en retire aucun. Les quotas de chaque
      commune et de chaque public s’appliquent avant cet ordre. Le calcul propose, une commission décide.
    </p>
  </>
)
