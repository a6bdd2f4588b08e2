import { sayPhone } from '#network/phones/phone.ts'

/** How somebody who doubts a message reaches who is said to write it: "appelez le 03 21…", "écrivez à…"; those that are known. */
export const waysToReach = ({ email, phone }: { email: string | null; phone: string | null }): string[] => [
  ...(phone ? [`appelez le ${sayPhone(phone)}`] : []),
  ...(email ? [`écrivez à ${email}`] : []),
]
