import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refused } from '#platform/access/refusal.ts'
import { drive } from './snapshot.drives.ts'
import { identityOrNull, serialKey } from './snapshot.identity.ts'
import { mergeDrives } from './snapshot.mergeDrives.ts'
import { readSnapshot, type Snapshot } from './snapshot.ts'

const read = (source: unknown): Snapshot => {
  const snapshot = readSnapshot(Buffer.from(typeof source === 'string' ? source : JSON.stringify(source)))
  if (refused(snapshot)) throw new Error(snapshot.refusal)
  return snapshot
}
const refusal = (source: string | Uint8Array) => {
  const snapshot = readSnapshot(typeof source === 'string' ? Buffer.from(source) : source)
  return refused(snapshot) ? snapshot.refusal : null
}

const disk = {
  id: 'disk',
  class: 'disk',
  product: 'INVENTED-DISK-10',
  serial: 'INV-1',
  size: 500_000_000_000,
  logicalname: '/dev/sda',
  capabilities: { '5400rpm': '5400 rotations per minute' },
}
const stick = {
  id: 'usb:0',
  class: 'storage',
  configuration: { driver: 'usb-storage' },
  children: [{ id: 'disk', class: 'disk', product: 'Stick', serial: 'U1', logicalname: '/dev/sdb' }],
}
const nvme = {
  id: 'nvme',
  class: 'storage',
  product: 'Invented NVMe',
  serial: 'N1',
  logicalname: '/dev/nvme0',
  children: [{ id: 'namespace:1', class: 'disk', logicalname: '/dev/nvme0n1', size: 256_000_000_000 }],
}
const machine = (children: unknown[] = [disk], over: object = {}) => ({
  ...{
    id: 'poste',
    class: 'system',
    description: 'Notebook',
    vendor: 'Inventix',
    product: 'Modelo 12 (SKU9)',
    version: '1.0',
    serial: 'IVX123',
  },
  configuration: { chassis: 'notebook', sku: 'SKU9', uuid: '11111111-2222-4333-8444-555555555555' },
  children: [
    {
      id: 'core',
      class: 'bus',
      children: [
        { id: 'firmware', class: 'memory', size: 65536 },
        {
          id: 'memory',
          class: 'memory',
          size: 8_589_934_592,
          children: [{ id: 'bank:0', class: 'memory', size: 8_589_934_592 }],
        },
        { id: 'cpu', class: 'processor', product: 'Invented CPU', configuration: { cores: '4' } },
        ...children,
      ],
    },
  ],
  ...over,
})
const smart = {
  smartctl: { version: [7, 4], exit_status: 4 },
  device: { name: '/dev/sda', type: 'sat', protocol: 'ATA' },
  model_name: 'INVENTED-DISK-1000',
  serial_number: 'INV-1',
  user_capacity: { bytes: 500_000_000_000 },
  rotation_rate: 5400,
  smart_status: { passed: true },
  power_on_time: { hours: 4321 },
  local_time: { time_t: 1_760_000_000 },
}

describe('lshw', () => {
  test('a whole machine is read', () =>
    expect(read(machine())).toEqual({
      ...{
        kind: 'laptop',
        manufacturer: 'Inventix',
        model: 'Modelo 12',
        serial: 'IVX123',
        chassis: 'notebook',
        memoryMb: 8192,
      },
      ...{
        ...{ uuid: '11111111-2222-4333-8444-555555555555', board: null, inventory: null, batteryHealth: null },
        cpu: { model: 'Invented CPU', cores: 4 },
        ...{ format: 'lshw', software: 'lshw', takenAt: null },
        ...{ sims: [], warnings: [] },
      },
      drives: [
        {
          model: 'INVENTED-DISK-10',
          serial: 'INV-1',
          bytes: 500_000_000_000,
          type: 'hdd',
          powerOnHours: null,
          smart: null,
        },
      ],
    }))

  test('a list with one class, or the machine in a list, is read too', () => {
    expect(read([disk]).drives).toHaveLength(1)
    expect(read([machine()]).serial).toBe('IVX123')
  })

  test('objects printed with nothing between them (old versions) are read', () =>
    expect(read(`${JSON.stringify(disk)}\n${JSON.stringify({ ...disk, serial: 'INV-2' })}`).drives).toHaveLength(2))

  test('an NVMe controller is one drive, with the size of its name space', () =>
    expect(read(machine([nvme])).drives).toEqual([
      drive({ model: 'Invented NVMe', serial: 'N1', bytes: 256_000_000_000, type: 'nvme' }),
    ]))

  test('the USB stick of the bench and optical drives are not drives of the machine', () => {
    const snapshot = read(
      machine([disk, stick, { id: 'cdrom', class: 'disk', logicalname: ['/dev/cdrom', '/dev/sr0'] }]),
    )
    expect(snapshot.drives.map((d) => d.serial)).toEqual(['INV-1'])
    expect(snapshot.warnings.join()).toContain('USB')
  })

  test('Lenovo hides the name people know in its version', () =>
    expect(read(machine([disk], { vendor: 'LENOVO', product: '20ZZ0000FR', version: 'ThinkInvent T14' })).model).toBe(
      'ThinkInvent T14 (20ZZ0000FR)',
    ))

  test('fillers are not identities', () => {
    const snapshot = read(
      machine([disk], { vendor: 'To Be Filled By O.E.M.', product: 'System Product Name', serial: 'Default string' }),
    )
    expect([snapshot.manufacturer, snapshot.model, snapshot.serial]).toEqual([null, null, null])
    expect(snapshot.warnings.join()).toContain('étiquette')
  })
})

describe('smartctl', () => {
  test('a drive is read although its exit status is not zero', () =>
    expect(read(smart)).toMatchObject({
      software: 'smartctl 7.4',
      takenAt: '2025-10-09T08:53:20.000Z',
      drives: [{ serial: 'INV-1', type: 'hdd', powerOnHours: 4321, smart: 'passed' }],
    }))

  test('a list of drives, with an NVMe one and one that fails', () => {
    const failing = {
      ...smart,
      serial_number: 'INV-2',
      rotation_rate: 0,
      smart_status: { passed: false },
      power_on_time: undefined,
      ata_smart_attributes: { table: [{ id: 9, raw: { value: 0x2a_0000_0064 } }] },
    }
    const fast = {
      ...smart,
      serial_number: 'INV-3',
      device: { type: 'nvme', protocol: 'NVMe' },
      rotation_rate: undefined,
    }
    const snapshot = read([failing, fast])
    expect(snapshot.drives.map((d) => [d.type, d.smart, d.powerOnHours])).toEqual([
      ['ssd', 'failed', 100],
      ['nvme', 'passed', 4321],
    ])
    expect(snapshot.warnings.join()).toContain('panne')
  })

  test('an answer without data is refused', () =>
    expect(
      refusal(JSON.stringify({ json_format_version: [1, 0], smartctl: { exit_status: 1, messages: [] } })),
    ).toContain('administrateur'))
})

const inxi = [
  {
    '000#1#0#Machine': [
      {
        '000#0#1#Type': 'Desktop',
        '001#1#1#System': 'Inventix',
        '002#1#2#product': 'Tour 5',
        '004#0#3#serial': 'IVX9',
      },
      { '008#1#1#Mobo': 'X', '011#0#3#serial': 'BOARD' },
    ],
  },
  {
    '001#1#0#Memory': [
      { '001#0#2#total': '15.5 GiB', '000#1#1#RAM': '' },
      { '001#1#2#Device': 'DIMM A', '004#0#3#size': '8 GiB' },
      { '001#1#2#Device': 'DIMM B', '004#0#3#size': '8 GiB' },
    ],
  },
  { '002#1#0#CPU': [{ '000#1#1#Info': 'quad core', '001#0#2#model': 'Invented CPU' }] },
  {
    '003#1#0#Drives': [
      { '000#1#1#Local Storage': '' },
      {
        '001#1#1#ID': '/dev/sda',
        '002#0#2#vendor': 'Inv',
        '003#0#2#model': 'D1',
        '004#0#2#size': '465.76 GiB',
        '005#0#2#serial': 'INV-1',
      },
      { '001#1#1#ID': '/dev/sdb', '002#0#2#type': 'USB', '005#0#2#serial': 'U1' },
    ],
  },
]

describe('inxi', () => {
  test('its ordered keys are read', () =>
    expect(read(inxi)).toMatchObject({
      kind: 'desktop',
      manufacturer: 'Inventix',
      model: 'Tour 5',
      serial: 'IVX9',
      memoryMb: 16384,
      cpu: { model: 'Invented CPU', cores: 4 },
      drives: [{ model: 'Inv D1', serial: 'INV-1' }],
    }))

  test('the serial number of the board is not the machine’s', () => {
    const hidden = structuredClone(inxi)
    Object.assign((hidden[0] as { '000#1#0#Machine': object[] })['000#1#0#Machine'][0]!, {
      '004#0#3#serial': '<superuser required>',
    })
    expect(read(hidden).serial).toBeNull()
  })
})

describe('GLPI', () => {
  const glpi = (content: object, itemtype = 'Computer') => ({
    action: 'inventory',
    deviceid: 'poste-2026-01-05-09-00-00',
    itemtype,
    content: { versionclient: 'GLPI-Agent_v1.7', accesslog: { logdate: '2026-01-05 09:00:00' }, ...content },
  })
  const ssd = { type: 'disk', interface: 'SATA', model: 'INVENTED SSD', serial: 'S-1', disksize: 256_060 }

  test('a computer of a town is read, without its stick, its optical drive or its users', () => {
    const snapshot = read(
      glpi({
        bios: { smanufacturer: 'Inventix', smodel: 'Modelo 12', ssn: 'IVX123' },
        hardware: { chassis_type: 'Notebook', memory: 7908, uuid: '11111111-2222-4333-8444-555555555555' },
        cpus: [{ name: 'Invented CPU', core: 4 }],
        memories: [{ capacity: 8192 }, { capacity: 0 }],
        storages: [ssd, { ...ssd, interface: 'USB', serial: 'U-1' }, { type: 'cd/dvd', model: 'DVD', serial: 'D-1' }],
        users: [{ login: 'agent' }],
      }),
    )
    expect(snapshot).toMatchObject({
      ...{ format: 'glpi', software: 'GLPI GLPI-Agent_v1.7', takenAt: '2026-01-05T09:00:00' },
      ...{ kind: 'laptop', manufacturer: 'Inventix', model: 'Modelo 12', serial: 'IVX123', memoryMb: 8192 },
      cpu: { model: 'Invented CPU', cores: 4 },
      drives: [{ model: 'INVENTED SSD', serial: 'S-1', bytes: 256_060_000_000, type: 'ssd' }],
    })
    expect(snapshot.drives).toHaveLength(1)
    expect(snapshot.warnings.join()).toContain('USB')
    expect(JSON.stringify(snapshot)).not.toContain('agent')
  })

  test('a telephone gives its SIM cards, and says which number cannot be one', () => {
    const snapshot = read(
      glpi(
        {
          bios: { smanufacturer: 'Inventix', smodel: 'Fono 3', ssn: 'F-3' },
          simcards: [{ serial: '8933150319050352521' }, { serial: '8933150319050352522' }, { serial: '' }],
        },
        'Phone',
      ),
    )
    expect(snapshot.kind).toBe('smartphone')
    expect(snapshot.sims).toEqual([
      { iccid: '8933150319050352521', valid: true },
      { iccid: '8933150319050352522', valid: false },
    ])
  })

  test('lists that are no lists, and fillers, are nothing', () => {
    const snapshot = read(
      glpi({ bios: { smodel: 'Modelo 12', ssn: 'To Be Filled By O.E.M.' }, storages: {}, cpus: 'x', simcards: null }),
    )
    expect(snapshot).toMatchObject({ serial: null, drives: [], sims: [], cpu: { model: null, cores: null } })
  })
})

describe('eReuse Workbench', () => {
  const dmidecode =
    'Handle 0x0100, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: Inventix\n\tProduct Name: Modelo 12\n\tSerial Number: IVX123\n\tUUID: 11111111-2222-4333-8444-555555555555\n\nHandle 0x0300, DMI type 3, 22 bytes\nChassis Information\n\tType: Notebook\n\nHandle 0x1100, DMI type 17, 40 bytes\n\tSize: 8 GB\n\nHandle 0x1101, DMI type 17, 40 bytes\n\tSize: No Module Installed\n'
  const envelope = {
    type: 'Snapshot',
    software: 'workbench-script',
    version: '1.2',
    timestamp: '2026-01-05 10:11:12.345678',
    uuid: 'x',
  }

  test('typed components (11)', () =>
    expect(
      read({
        ...{
          type: 'Snapshot',
          software: 'Workbench',
          version: '11',
          endTime: '2026-01-05T10:11:12.000Z',
          device: { type: 'Desktop', manufacturer: 'Inventix', model: 'Tour', serialNumber: 'T1' },
        },
        components: [
          { type: 'RamModule', size: 4096 },
          { type: 'RamModule', size: 4096 },
          { type: 'Processor', model: 'CPU', cores: 2 },
          { type: 'HardDrive', model: 'D', serialNumber: 'S', size: 500_107.862016 },
        ],
      }),
    ).toMatchObject({
      kind: 'desktop',
      serial: 'T1',
      memoryMb: 8192,
      takenAt: '2026-01-05T10:11:12Z',
      drives: [{ serial: 'S', bytes: 500_107_862_016, type: 'hdd' }],
    }))

  test.each([
    ['objects', { lshw: machine(), smart: [smart], dmidecode }],
    [
      'texts of JSON',
      {
        lshw: JSON.stringify(machine()),
        smartctl: JSON.stringify([smart]),
        inxi: JSON.stringify(inxi.slice(2)),
        dmidecode,
      },
    ],
  ])('tools kept as %s give one machine with one drive', (_, data) =>
    expect(read({ ...envelope, data })).toMatchObject({
      ...{
        software: 'workbench-script 1.2',
        takenAt: '2026-01-05T10:11:12',
        kind: 'laptop',
        model: 'Modelo 12',
        serial: 'IVX123',
        memoryMb: 8192,
      },
      drives: [{ model: 'INVENTED-DISK-1000', serial: 'INV-1', type: 'hdd', smart: 'passed' }],
    }),
  )

  test('dmidecode alone names the machine', () =>
    expect(read({ ...envelope, data: { dmidecode } })).toMatchObject({
      manufacturer: 'Inventix',
      serial: 'IVX123',
      memoryMb: 8192,
      kind: 'laptop',
    }))

  test('a credential carries its tools as evidence', () =>
    expect(
      read({
        type: ['VerifiableCredential'],
        credentialSubject: { timestamp: '2026-01-05T10:11:12' },
        evidence: [
          { operation: 'dmidecode', output: dmidecode },
          { operation: 'smartctl', output: JSON.stringify([smart]) },
        ],
      }),
    ).toMatchObject({ serial: 'IVX123', takenAt: '2026-01-05T10:11:12', drives: [{ serial: 'INV-1' }] }))

  test('a broken tool output is left out, the others are read', () =>
    expect(read({ ...envelope, data: { lshw: '{"id":', dmidecode } }).serial).toBe('IVX123'))
})

describe('drives that several tools saw', () => {
  test('are matched by serial number, and the fuller model kept', () =>
    expect(
      mergeDrives(
        [drive({ serial: 'A-1', model: 'DISK' })],
        [drive({ serial: 'a1', model: 'DISK LONG', type: 'ssd' })],
      ),
    ).toEqual([drive({ serial: 'A-1', model: 'DISK LONG', type: 'ssd' })]))

  test('stay two when twins are seen, one without a serial number', () => {
    const twin = { model: 'DISK', bytes: 1000 }
    expect(
      mergeDrives([drive({ ...twin, serial: 'A1' })], [drive(twin), drive({ ...twin, serial: 'A1' })]),
    ).toHaveLength(2)
    expect(mergeDrives([drive({ ...twin, serial: 'A1' })], [drive(twin)])).toHaveLength(1)
  })
})

describe('what is not a snapshot', () => {
  test.each([
    ['nothing', '', 'vide'],
    ['a text', 'lshw', 'pas un relevé'],
    ['a file that carries its own refusal', '{"refusal":"Bravo"}', 'pas un relevé'],
    [
      'a thousand drives',
      JSON.stringify(Array.from({ length: 1000 }, (_, i) => ({ class: 'disk', serial: `S${i}` }))),
      'plus de disques',
    ],
    ['other JSON', '{"name":"package"}', 'pas un relevé'],
    ['a cut file', '{"class":"system","children":[', 'abîmé'],
    ['a workbook', 'PK\x03\x04 xl/', 'Excel'],
    ['too much', Buffer.alloc(10_000_001, 32), '10 Mo'],
    ['a nest of lists', `${'['.repeat(200_000)}`, 'imbriqué'],
    ['a nest of objects', `${'{"class":"system","children":[{"a":'.repeat(500)}`, 'imbriqué'],
  ])('%s is refused', (_, source, said) => expect(refusal(source)).toContain(said))

  test('keys of the prototype are only text', () => {
    const snapshot = read(
      '{"class":"system","serial":"IVX1","__proto__":{"vendor":"evil"},"constructor":{"prototype":{"vendor":"evil"}},"children":[]}',
    )
    expect(snapshot.manufacturer).toBeNull()
    expect(({} as { vendor?: string }).vendor).toBeUndefined()
  })

  test('any JSON gives a snapshot or a sentence, never an exception', () => {
    const seeds = fc.constantFrom(
      'class',
      'system',
      'disk',
      'data',
      'lshw',
      'smartctl',
      'components',
      'evidence',
      'type',
      'Snapshot',
      'children',
      'configuration',
      '000#1#0#Machine',
      'serial',
      'size',
    )
    const { json } = fc.letrec((tie) => ({
      json: fc.oneof(
        { maxDepth: 5 },
        fc.jsonValue({ maxDepth: 1 }),
        seeds,
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(seeds, tie('json'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(json, (value) => {
        expect(readSnapshot(Buffer.from(JSON.stringify(value)))).toBeTypeOf('object')
      }),
      { numRuns: 1000 },
    )
  })
})

test.each([
  'To be filled by O.E.M.',
  'N/A',
  '0000',
  'None',
  'System Serial Number',
  'Default string',
  '0123456789',
  '??????',
  'XXXX',
  '-',
  '',
  ' ',
  'Not Specified',
  'néant',
  null,
  {},
])('%j is a filler', (said) => expect(identityOrNull(said)).toBeNull())
test.each(['5CQ6VY1', 'PF-0X', 'S33HNX0J203755R', '10203040', 'X1'])('%s is an identity', (said) =>
  expect(identityOrNull(said)).toBe(said),
)
test('a serial number is the same in any writing', () => expect(serialKey(' wd-wx11 a80')).toBe(serialKey('WDWX11A80')))

const samples = new URL('../../../../shared/samples/hardware/', import.meta.url)
describe.skipIf(!existsSync(samples))('real snapshots', () => {
  const sample = (name: string) => read(readFileSync(new URL(name, samples), 'utf8'))
  test.each([
    ['2022-05-04_12h10m07s_G2YMP_snapshot.json', 'laptop', 'LUSEA0D010038879A01601', 1024, ['WD-WX11A80W7430']],
    ['snapshot-workbench11.json', 'laptop', 'CNU406CLGR', 4096, ['LDS645R002202']],
    ['snapshot_workbench-script.json', 'laptop', '5CQ6VY1', 16384, ['TW0XXM305508539G1361', 'S33HNX0J203755R']],
    ['snapshot_workbench-script_legacy.json', 'laptop', '5CQ6VY1', 16384, ['TW0XXM305508539G1361', 'S33HNX0J203755R']],
    ['lshw.json', null, null, 24576, [null]],
    ['lshw-class-disk.json', null, null, null, [null]],
    ['inxi.json', null, null, 24105, [null]],
  ])('%s', (name, kind, serial, memoryMb, serials) => {
    const snapshot = sample(name)
    expect([snapshot.kind, snapshot.serial, snapshot.memoryMb, snapshot.drives.map((d) => d.serial)]).toEqual([
      kind,
      serial,
      memoryMb,
      serials,
    ])
  })
  test.each(['smartctl-scan.json', 'smartctl-vda.json'])('%s has no data and is refused', (name) =>
    expect(() => sample(name)).toThrow('administrateur'),
  )
})
