import { type Agenda, agendaOf } from './agenda.ts'
import { insee } from './communes.ts'
import type { Demo } from './demo.ts'
import { openStock, type Stock } from './devices.ts'
import { householdsOf } from './households.ts'
import type { OrganisationKey } from './organisations.table.ts'
import { inventNetwork, type Network } from './organisations.ts'
import { partnersOf } from './partners.ts'
import type { Person } from './people.ts'
import { inventPlaces, type Place, type PlaceKey } from './places.ts'
import { inventProgramme, type Programme } from './programme.ts'
import { inventSimLot, type SimStock } from './simCards.ts'
import { type Workshops, workshopsOf } from './workshops.ts'

/** Everybody and everything that a journey meets on its way. */
export type Scene = {
  demo: Demo
  network: Network
  claire: Person
  nadia: Person
  programme: Programme
  stock: Stock
  sims: SimStock
  agenda: Agenda
  workshops: Workshops
  register: ReturnType<typeof householdsOf>
  /** Somebody of a partner that hears the needs of this commune. */
  partnerIn(commune: string): Person
  /** Where Les Passerelles receive the families of this commune. */
  placeFor(commune: string): Place
}

export function setScene(demo: Demo): Scene {
  const network = inventNetwork(demo)
  const [claire, nadia] = network.passerelles.people as [Person, Person]
  const places = inventPlaces(demo, network)
  const own = [places.harnes, places.sallaumines, places.billy]
  const programme = inventProgramme(demo, network, claire)
  const receiving = network.passerelles.people.filter((person) => person.role === 'mediator')
  return {
    ...{ demo, network, claire, nadia, programme },
    stock: openStock(demo, network, claire, own, programme.id),
    sims: inventSimLot(demo, claire, own),
    agenda: agendaOf(demo, receiving),
    workshops: workshopsOf(demo, receiving, own),
    register: householdsOf(demo),
    partnerIn: (commune) =>
      demo.random.pick(network[demo.random.pick<OrganisationKey>(partnersOf[commune] ?? ['mission'])].people),
    placeFor: (commune) => placeIn(places, commune),
  }
}

const placeIn = (places: Record<PlaceKey, Place>, commune: string): Place =>
  commune === insee.sallaumines ? places.sallaumines : commune === insee.billy ? places.billy : places.harnes
