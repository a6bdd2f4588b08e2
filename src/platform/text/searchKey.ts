import { nameKey } from './nameKey.ts'
import { withoutTitles } from './titles.ts'

/** How a name is filed and looked for: titles put aside, as nobody files under "Famille". The database's own is app.name_key. */
export const searchKey = (name: string): string => withoutTitles(nameKey(name))
