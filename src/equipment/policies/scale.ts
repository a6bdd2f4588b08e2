/** What a scale gives points for, each ladder from the least to the most. */
export const ladders = {
  memory: { mem_2: '2 Go', mem_4: '4 Go', mem_8: '8 Go', mem_16: '16 Go et plus' },
  family: {
    cpu_entry: 'Entrée de gamme (Celeron, Pentium, Atom, Athlon…)',
    cpu_3: 'Core i3, Ryzen 3',
    cpu_5: 'Core i5, Ryzen 5',
    cpu_7: 'Core i7 ou i9, Ryzen 7 ou 9',
  },
  generation: {
    gen_old: 'Core jusqu’à la 5e génération, Ryzen 1000',
    gen_mid: 'Core de 6e et 7e génération, Ryzen 2000',
    gen_new: 'Core dès la 8e génération, Ryzen dès 3000',
  },
  disk: { disk_hdd: 'À plateaux', disk_ssd: 'SSD', disk_nvme: 'SSD NVMe' },
  size: { size_0: 'Moins de 120 Go', size_120: '120 Go', size_240: '240 Go', size_480: '480 Go et plus' },
} as const

/** How much each of the three counts. */
export const weights = { w_memory: 'Mémoire', w_cpu: 'Processeur', w_disk: 'Disque' } as const

/** From how many points a machine is of each category; under the last it is of the fourth. */
export const thresholds = { comfort: 'Usage confortable', everyday: 'Usage courant', basic: 'Usage simple' } as const

/** What a category lets a family do. */
export const categoryWords = {
  comfort: { label: 'Usage confortable', use: 'visioconférence et plusieurs logiciels à la fois' },
  everyday: { label: 'Usage courant', use: 'démarches, bureautique, visioconférence' },
  basic: { label: 'Usage simple', use: 'démarches, courriels, textes' },
  limited: { label: 'Usage limité', use: 'une tâche à la fois' },
} as const
export type Category = keyof typeof categoryWords

export type ScaleKey =
  | keyof typeof ladders.memory
  | keyof typeof ladders.family
  | keyof typeof ladders.generation
  | keyof typeof ladders.disk
  | keyof typeof ladders.size
  | keyof typeof weights
  | keyof typeof thresholds
export type Scale = Record<ScaleKey, number>

/** The scale that Maillon proposes until an organisation writes its own: 100 points at most. */
export const proposedScale: Scale = {
  ...{ mem_2: 1, mem_4: 3, mem_8: 7, mem_16: 10 },
  ...{ cpu_entry: 1, cpu_3: 3, cpu_5: 5, cpu_7: 6 },
  ...{ gen_old: 0, gen_mid: 2, gen_new: 4 },
  ...{ disk_hdd: 1, disk_ssd: 5, disk_nvme: 6 },
  ...{ size_0: 0, size_120: 1, size_240: 3, size_480: 4 },
  ...{ w_memory: 4, w_cpu: 4, w_disk: 2 },
  ...{ comfort: 75, everyday: 50, basic: 30 },
}
