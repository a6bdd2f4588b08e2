import { identityOrNull } from './snapshot.identity.ts'
import { kindOfChassis, type Part, part } from './snapshot.part.ts'

/** dmidecode's text: "Handle …, DMI type N" blocks of "Name: value" lines. Types: 1 system, 3 chassis, 4 processor, 17 memory. */
export function readDmidecode(text: string): Part {
  const blocks = text.split(/^Handle /m).slice(1, 500)
  const of = (type: number) => blocks.filter((block) => block.includes(`DMI type ${type},`))
  const said = (block: string | undefined, name: string) =>
    identityOrNull(new RegExp(`^\\s*${name}: (.*)$`, 'm').exec(block ?? '')?.[1])
  const [system] = of(1)
  const chassis = said(of(3)[0], 'Type')
  const cpus = of(4).filter((block) => !/Status: Unpopulated/.test(block))
  const memory = of(17).reduce((total, block) => total + megabytes(said(block, 'Size')), 0)
  return part({
    kind: kindOfChassis(chassis),
    manufacturer: said(system, 'Manufacturer'),
    model: said(system, 'Product Name'),
    serial: said(system, 'Serial Number'),
    uuid: said(system, 'UUID'),
    board: said(of(2)[0], 'Serial Number'),
    chassis,
    cpu: {
      model: said(cpus[0], 'Version'),
      cores: cpus.reduce((total, block) => total + Number(said(block, 'Core Count') ?? 0), 0) || null,
    },
    memoryMb: memory || null,
  })
}

function megabytes(size: string | null): number {
  const match = /^(\d+) (MB|GB)$/.exec(size ?? '')
  return match ? Number(match[1]) * (match[2] === 'GB' ? 1024 : 1) : 0
}
