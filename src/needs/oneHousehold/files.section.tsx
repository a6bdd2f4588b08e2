import type { Acting } from '#platform/access/acting.ts'
import { sayList } from '#platform/i18n/sayList.ts'
import { counted } from '#platform/ui/counted.ts'
import { Notice } from '#platform/ui/notice.tsx'
import type { SeenHousehold } from '../households/household.store.ts'
import { filesReadWith } from './file.store.ts'
import { judges } from './verdict.rules.ts'

/** Who named the family, for the organisation that judged its files to be one; the others never learn of it. */
export async function filesSection(by: Acting, household: SeenHousehold) {
  if (!judges.includes(by.member.role)) return null
  const files = await filesReadWith(by, household.id)
  if (files.length < 2) return null
  const names = [...new Set(files.map(({ named_by }) => named_by))]
  return (
    <Notice title={`Nommée par ${counted(names.length, 'structure')}`}>
      <p>
        {sayList(names)}. <a href={`/familles/${household.id}/fiches`}>Voir ses {files.length} fiches</a>
      </p>
    </Notice>
  )
}
