import { inventAnswers } from './answers.ts'
import { inventArrivals } from './arrivals.ts'
import { inventAutumn } from './autumn.ts'
import { inventBatch } from './batches.ts'
import { inventBreaks } from './breaks.ts'
import { inventNamed } from './census.families.ts'
import { inventLaterLists } from './census.lists.ts'
import { inventPaper } from './census.paper.ts'
import { inventCensus } from './census.ts'
import { inventDeliveries } from './deliveries.ts'
import { type Demo, openDemo } from './demo.ts'
import { inventDonors } from './donors.ts'
import { inventHeard } from './fates.heard.ts'
import { inventLearning } from './fates.learning.ts'
import { inventServed } from './fates.served.ts'
import { inventHandouts } from './handouts.ts'
import { inventHomes } from './homes.ts'
import { inventLabels } from './labels.ts'
import { inventLoans } from './loans.ts'
import { inventNeighbours } from './neighbours.ts'
import { inventOrientationList } from './orientation.lists.ts'
import type { Organisation, Person } from './people.ts'
import { inventExits } from './proofs.ts'
import { inventQuality } from './quality.ts'
import { inventRights } from './rights.ts'
import { inventSameFamilies } from './sameFamilies.ts'
import { setScene } from './scene.ts'
import { inventSignals } from './signals.ts'
import { inventSilences } from './silences.ts'
import { numberSlips } from './slips.ts'
import { inventSpare } from './spares.ts'
import { inventStock } from './stock.ts'
import { inventToday } from './today.ts'
import { inventTransfers } from './transfers.ts'
import { inventYoung } from './young.ts'

/** Invents the whole territory as it would stand at this moment. The same moment gives the same rows. */
export async function invent(
  now: Date,
): Promise<{ demo: Demo; claire: Person; ahmed: Person; workshop: Organisation }> {
  const demo = openDemo(now)
  const scene = setScene(demo)
  inventToday(scene)
  inventServed(scene)
  inventLearning(scene)
  inventHeard(scene)
  inventNeighbours(scene)
  scene.stock.number()
  numberHandovers(demo)
  inventCensus(scene)
  inventSameFamilies(scene)
  inventNamed(scene)
  inventHomes(scene)
  inventAnswers(scene)
  inventSignals(scene)
  inventOrientationList(scene)
  inventArrivals(scene)
  inventYoung(scene)
  inventRights(scene)
  inventPaper(scene)
  inventLaterLists(scene)
  inventBreaks(scene)
  inventSilences(scene)
  inventStock(scene)
  inventLoans(scene)
  inventTransfers(scene)
  inventDonors(scene)
  inventHandouts(scene)
  inventDeliveries(scene)
  inventLabels(scene)
  inventQuality(scene)
  inventExits(demo, scene.network.atelier)
  inventSpare(scene)
  numberSlips(demo)
  inventBatch(scene)
  await inventAutumn(scene)
  const { atelier } = scene.network
  return { demo, claire: scene.claire, ahmed: atelier.people[0] as Person, workshop: atelier }
}

/** Agreements bear the number of the order in which they were prepared. */
function numberHandovers(demo: Demo): void {
  const handovers = (demo.tables.get('handover') ?? []) as { number?: string; created_at: Date }[]
  handovers.sort((a, b) => a.created_at.getTime() - b.created_at.getTime())
  handovers.forEach((handover, index) => {
    handover.number = `RM-${String(index + 1).padStart(5, '0')}`
  })
}
