import { meetsFamilies } from '#needs/households/household.rules.ts'
import type { Member, Role } from '#platform/access/member.ts'
import type { Crumb } from '#platform/ui/crumbs.tsx'
import type { NavItem } from '#platform/ui/nav.tsx'
import type { Menu } from '#platform/web/shell.tsx'

const day: NavItem = { label: 'Ma journée', href: '/ma-journee' }
const households: NavItem = {
  label: 'Familles',
  href: '/familles',
  holds: ['/recensements', '/rapprochements', '/etablissements', '/vacances'],
}
const pupils: NavItem = {
  label: 'Élèves à raccrocher',
  href: '/signalements',
  holds: ['/classes', '/eleves', '/vacances'],
}
const prescriptions: NavItem = { label: 'Orientations', href: '/orientations' }
const devices: NavItem = {
  label: 'Matériel',
  href: '/appareils',
  holds: ['/stock', '/inventaires', '/prets', '/transferts', '/sorties'],
}
const bench: NavItem = { label: 'Établi', href: '/etabli', holds: ['/etiquettes'] }
const donations: NavItem = { label: 'Dons', href: '/dons', holds: ['/conventions-de-don', '/reemploi'] }
const handouts: NavItem = { label: 'Remises', href: '/seances', holds: ['/terrain', '/remises-groupees'] }
const appointments: NavItem = { label: 'Rendez-vous', href: '/rendez-vous' }
const programmes: NavItem = { label: 'Programmes', href: '/programmes', holds: ['/passages', '/recours'] }
const report: NavItem = { label: 'Bilan', href: '/bilan' }

/** The menu of each role: what it comes for. What is rarer stands beside one’s account. */
export const menuOf = (member: Member): Menu => ({
  nav: menus[member.role],
  tools: [
    ...(member.role === 'coordinator' ? [censuses, pairs, schools] : []),
    ...(member.role === 'coordinator' || member.role === 'mediator' ? [handoutList] : []),
    ...(meetsFamilies.includes(member.role) ? [rights] : []),
    ...(member.role === 'refurbisher' || member.role === 'coordinator' ? [exits] : []),
    ...(member.admin ? [members] : []),
    ...(member.role === 'funder' ? [] : [directory]),
  ],
})

const censuses: Crumb = ['Recensements', '/recensements']
const pairs: Crumb = ['Fiches qui se ressemblent', '/rapprochements']
const schools: Crumb = ['Élèves à raccrocher', '/etablissements']
const handoutList: Crumb = ['Séances de remise', '/seances']
const rights: Crumb = ['Droits des personnes', '/droits']
const exits: Crumb = ['Sorties de matériel', '/sorties']
const members: Crumb = ['Membres de ma structure', '/membres']
const directory: Crumb = ['Annuaire des structures', '/structures']

const menus: Record<Role, readonly NavItem[]> = {
  coordinator: [day, households, prescriptions, devices, appointments, programmes, report],
  mediator: [day, households, appointments, devices],
  prescriber: [day, households, prescriptions],
  school: [day, pupils, households, prescriptions, devices, handouts],
  town_agent: [day, households, prescriptions],
  donor: [day, donations, devices],
  refurbisher: [day, bench, donations, devices],
  funder: [day, programmes, report],
}
