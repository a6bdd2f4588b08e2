import { channels } from '#needs/households/words.ts'
import { sayPhone } from '#network/phones/phone.ts'
import { uncapital } from '#platform/text/capital.ts'
import type { Known } from './nextAction.ts'

/** "À joindre par téléphone, 06 39 98 43 66, après 17 h." */
export function sayReach({ household: { channel, phone, best_moment } }: Known): string {
  const how = channels[channel as keyof typeof channels].toLowerCase().replace('sms', 'SMS')
  const number = (channel === 'phone' || channel === 'sms') && phone ? sayPhone(phone) : ''
  if (channel === 'in_person') return `${['Préfère venir', uncapital(best_moment)].filter(Boolean).join(', ')}.`
  return `À joindre ${[how, number, uncapital(best_moment)].filter(Boolean).join(', ')}.`
}
