import type { Role } from '#platform/access/member.ts'
import type { NavItem } from '#platform/ui/nav.tsx'

const day: NavItem = { label: 'Ma journée', href: '/ma-journee' }
const households: NavItem = { label: 'Familles', href: '/familles' }
const prescriptions: NavItem = { label: 'Orientations', href: '/orientations' }
const devices: NavItem = { label: 'Matériel', href: '/appareils' }
const donations: NavItem = { label: 'Dons', href: '/dons' }
const appointments: NavItem = { label: 'Rendez-vous', href: '/rendez-vous' }
const programmes: NavItem = { label: 'Programmes', href: '/programmes' }
const report: NavItem = { label: 'Bilan', href: '/bilan' }

/** The menu of each role: what it comes for, and nothing else. */
export const navigation = (role: Role): readonly NavItem[] => menus[role]

const menus: Record<Role, readonly NavItem[]> = {
  coordinator: [day, households, prescriptions, devices, appointments, programmes, report],
  mediator: [day, households, appointments, devices],
  prescriber: [day, households, prescriptions],
  school: [day, households, prescriptions],
  town_agent: [day, households, prescriptions],
  donor: [day, donations, devices],
  refurbisher: [day, donations, devices],
  funder: [day, programmes, report],
}
