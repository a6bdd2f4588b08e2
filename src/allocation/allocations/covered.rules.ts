import { sayDate } from '#platform/i18n/dates.ts'

/** A family as programmes, agreements and quotas name it. `prescriberId`: who sent the orientation that was accepted. */
export type Counted = { commune: string; publics: readonly string[]; prescriberId: string | null }

/** For whom an agreement pays; empty lists mean everybody. */
export type Agreement = {
  id: string
  title: string
  starts_on: string
  ends_on: string | null
  communes: readonly string[]
  publics: readonly string[]
}

/** Whether one of these is asked; an empty list asks for nobody in particular. */
export const meets = (asked: readonly string[], own: readonly string[]) =>
  asked.length === 0 || asked.some((one) => own.includes(one))

/** A programme may be meant for some publics: whoever belongs to none of them is not promised anything in it. */
export const refusalOfPublics = (meantFor: readonly string[], { publics }: Counted): string | null =>
  meets(meantFor, publics)
    ? null
    : 'Ce programme est réservé à certains publics, et cette famille n’est déclarée dans aucun. Notez-le d’abord sur sa fiche, si c’est le cas.'

/** Whether an agreement pays that day, for whomever it covers. */
export const pays = ({ starts_on, ends_on }: Agreement, today: string): boolean =>
  starts_on <= today && (!ends_on || today <= ends_on)

/** Whether an agreement pays for a family that day. */
export const covers = (agreement: Agreement, family: Counted, today: string): boolean =>
  pays(agreement, today) && meets(agreement.communes, [family.commune]) && meets(agreement.publics, family.publics)

/** The agreement that pays for a family when nothing says another: the first of them, in their order, that covers it. */
export const payerOf = (agreements: readonly Agreement[], family: Counted, today: string): string | null =>
  agreements.find((one) => covers(one, family, today))?.id ?? null

/** Said of a device that another agreement than that of the promise bought. */
export const KEPT_FOR_ANOTHER = 'Cet appareil est gardé pour une autre convention.'

/** A device that an agreement paid goes only to the families that it covers, and says itself which agreement is meant. */
export function refusalOfEarmark(earmarked: Agreement | undefined, family: Counted, today: string): string | null {
  if (!earmarked) return 'Cet appareil est gardé pour la convention d’un autre programme.'
  if (earmarked.ends_on && earmarked.ends_on < today)
    return `Cet appareil est gardé pour la convention « ${earmarked.title} », terminée depuis le ${sayDate(earmarked.ends_on)}. Rendez-le à tous sur la page de la convention, ou choisissez-en un autre.`
  return covers(earmarked, family, today)
    ? null
    : `Cet appareil est payé par la convention « ${earmarked.title} », qui ne couvre pas cette famille.`
}
