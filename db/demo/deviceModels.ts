/** A model that offices retire, with what was inside when it was bought. */
export type DeviceModel = {
  kind: 'laptop' | 'desktop' | 'all_in_one'
  brand: string
  model: string
  cpu: string
  memory: number
  disk: DriveModel
  cents: number
}
export type DriveModel = { model: string; type: 'hdd' | 'ssd' | 'nvme'; bytes: number; gigabytes: number }

const ssd256 = { model: 'SAMSUNG MZ7LN256', type: 'ssd', bytes: 256_060_514_304, gigabytes: 256 } as const
const ssd128 = { model: 'LITEON CV3-8D128', type: 'ssd', bytes: 128_035_676_160, gigabytes: 128 } as const
const nvme256 = { model: 'WDC PC SN520 SDAPNUW-256G', type: 'nvme', bytes: 256_060_514_304, gigabytes: 256 } as const
const hdd500 = { model: 'TOSHIBA MQ01ACF050', type: 'hdd', bytes: 500_107_862_016, gigabytes: 500 } as const
const hdd320 = { model: 'HITACHI HTS545032A7E380', type: 'hdd', bytes: 320_072_933_376, gigabytes: 320 } as const

export const models: readonly DeviceModel[] = [
  {
    kind: 'laptop',
    brand: 'Dell',
    model: 'Latitude E7250',
    cpu: 'Intel Core i5-5300U',
    memory: 8192,
    disk: ssd256,
    cents: 13_000,
  },
  {
    kind: 'laptop',
    brand: 'Dell',
    model: 'Latitude 5480',
    cpu: 'Intel Core i5-7200U',
    memory: 8192,
    disk: ssd256,
    cents: 17_000,
  },
  {
    kind: 'laptop',
    brand: 'HP',
    model: 'EliteBook 840 G3',
    cpu: 'Intel Core i5-6300U',
    memory: 8192,
    disk: ssd256,
    cents: 15_000,
  },
  {
    kind: 'laptop',
    brand: 'HP',
    model: 'ProBook 450 G5',
    cpu: 'Intel Core i5-8250U',
    memory: 8192,
    disk: nvme256,
    cents: 21_000,
  },
  {
    kind: 'laptop',
    brand: 'Lenovo',
    model: 'ThinkPad T460',
    cpu: 'Intel Core i5-6200U',
    memory: 8192,
    disk: ssd256,
    cents: 15_000,
  },
  {
    kind: 'laptop',
    brand: 'Lenovo',
    model: 'ThinkPad L570',
    cpu: 'Intel Core i3-7100U',
    memory: 4096,
    disk: hdd500,
    cents: 11_000,
  },
  {
    kind: 'laptop',
    brand: 'Fujitsu',
    model: 'LIFEBOOK E744',
    cpu: 'Intel Core i5-4210M',
    memory: 8192,
    disk: hdd320,
    cents: 9_000,
  },
  {
    kind: 'desktop',
    brand: 'Dell',
    model: 'OptiPlex 3040',
    cpu: 'Intel Core i5-6500',
    memory: 8192,
    disk: hdd500,
    cents: 10_000,
  },
  {
    kind: 'desktop',
    brand: 'HP',
    model: 'EliteDesk 800 G2',
    cpu: 'Intel Core i5-6500',
    memory: 8192,
    disk: ssd256,
    cents: 12_000,
  },
  {
    kind: 'all_in_one',
    brand: 'Lenovo',
    model: 'ThinkCentre M800z',
    cpu: 'Intel Core i5-6400',
    memory: 8192,
    disk: hdd500,
    cents: 14_000,
  },
]

/** Too old or too tired to be worth the bench's time. */
export const oldModels: readonly DeviceModel[] = [
  {
    kind: 'desktop',
    brand: 'HP',
    model: 'Compaq 6005 Pro',
    cpu: 'AMD Athlon II X2 B24',
    memory: 2048,
    disk: hdd320,
    cents: 1_000,
  },
  {
    kind: 'laptop',
    brand: 'Toshiba',
    model: 'Satellite Pro R50',
    cpu: 'Intel Core i3-4005U',
    memory: 4096,
    disk: hdd320,
    cents: 3_000,
  },
  {
    kind: 'desktop',
    brand: 'Acer',
    model: 'Veriton M2632',
    cpu: 'Intel Pentium G3250',
    memory: 4096,
    disk: hdd500,
    cents: 2_500,
  },
  {
    kind: 'laptop',
    brand: 'Asus',
    model: 'X553M',
    cpu: 'Intel Celeron N2840',
    memory: 4096,
    disk: ssd128,
    cents: 3_500,
  },
]
