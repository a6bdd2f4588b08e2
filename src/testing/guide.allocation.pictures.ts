import { mine, newest, type Shot } from './guide.shot.ts'

const programme = newest('programme', mine, 'starts_on')
const run = newest('allocation_run', mine, 'frozen_at')
/** A family that waits, among those of its run. */
const waiting = `select n.run_id || '/familles/' || n.id as id from app.run_need n where n.${mine} and n.final = 'waiting' and n.place = 2
  order by n.stratum, n.lottery limit 1`

/** A programme whose stock is short, from its order to the page that everybody reads. */
export const allocationShots: readonly Shot[] = [
  { name: 'claire-priorites', as: 'claire', path: '/programmes/:id/priorites', of: programme },
  { name: 'claire-quotas', as: 'claire', path: '/programmes/:id/quotas', of: programme },
  { name: 'claire-attente', as: 'claire', path: '/programmes/:id/attente', of: programme },
  {
    name: 'claire-simulation',
    as: 'claire',
    path: '/programmes/:id',
    of: `select programme_id || '/simulateur/' || id as id from app.simulation where ${mine} order by written_at desc limit 1`,
    height: 860,
  },
  { name: 'claire-equite', as: 'claire', path: '/programmes/:id/equite', of: programme },
  { name: 'claire-passage', as: 'claire', path: '/passages/:id', of: run },
  { name: 'claire-commission', as: 'claire', path: '/passages/:id/commission', of: run },
  { name: 'fiche-attribution', as: 'claire', path: '/passages/:id', of: waiting, width: 360, height: 1000 },
  {
    name: 'attributions-publiques',
    as: '',
    path: '/attributions-publiques/:id',
    of: 'select public_code as id from app.allocation_run order by frozen_at desc limit 1',
    height: 860,
  },
]
