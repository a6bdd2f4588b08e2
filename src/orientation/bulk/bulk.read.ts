import { needKinds } from '#needs/households/words.ts'
import type { Place } from '#needs/lists/list.commune.ts'
import { type ReadList, readList } from '#needs/lists/list.rows.ts'
import type { ListField } from '#needs/lists/list.targets.ts'
import { communeMeant, communeOfCode, findCommunes } from '#network/communes/commune.store.ts'
import type { Acting } from '#platform/access/acting.ts'
import { dayOf } from '#platform/i18n/dates.ts'
import type { KeptList } from '#platform/tables/upload.store.ts'
import { keysOf } from '#platform/web/pieces.ts'
import { nearlyWritten, outOfProgramme } from './bulk.places.store.ts'

type Meaning = { meant: Place | null; perhaps: readonly Place[] }

const words = {
  unagreed: 'Sans l’accord de la famille, l’orientation ne peut pas partir.',
  elsewhere: 'Cette commune n’est pas reconnue. Écrivez son nom et son code postal.',
}

/** The rows of a list, each commune looked for once in the whole directory: a first reading gathers them. */
export async function readBulk(by: Acting, { list, said }: KeptList): Promise<ReadList> {
  const columns = said.columns as (ListField | null)[]
  const [nearly, doubtOf] = await Promise.all([nearlyWritten(by), outOfProgramme(by, said.more?.to ?? '')])
  const reading = { today: dayOf(by.now), kinds: keysOf(needKinds), only: null, words, doubtOf }
  const { unclear } = await readList(list, columns, { ...reading, communeOf: () => ({ meant: null, perhaps: [] }) })
  const meanings = new Map(
    await Promise.all(
      unclear.map(
        async ({ written }) => [written, await meaningOf(by, written, said.communes[written], nearly)] as const,
      ),
    ),
  )
  return readList(list, columns, {
    ...reading,
    communeOf: (written) => meanings.get(written) ?? { meant: null, perhaps: [] },
  })
}

async function meaningOf(
  by: Acting,
  written: string,
  chosen: string | undefined,
  nearly: (written: string) => readonly Place[],
): Promise<Meaning> {
  const meant = chosen ? await communeOfCode(by.db, chosen) : await communeMeant(by.db, written)
  if (meant) return { meant, perhaps: [] }
  const begun = await findCommunes(by.db, written)
  return { meant: null, perhaps: begun.length > 0 ? begun : nearly(written) }
}
