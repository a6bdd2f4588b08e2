import { callBack } from '#support/messages/callBack.words.ts'
import { type RefusalReason, settledReasons } from './words.ts'

/** What a family reads after a refusal or a silence, in its own language where we have it, without saying what was asked for. */
const words: Record<string, string> = {
  fr: 'Bonjour, votre demande n’a pas encore trouvé de réponse. Nous cherchons une autre solution, vous n’avez rien à faire.',
  en: 'Hello, your request has not been met yet. We are looking for another solution, you do not need to do anything.',
  ar: 'مرحبا، لم نجد بعد حلا لطلبكم. نبحث عن حل آخر، وليس عليكم فعل أي شيء.',
  es: 'Hola, su solicitud aún no ha encontrado respuesta. Buscamos otra solución, no tiene que hacer nada.',
  pt: 'Olá, o seu pedido ainda não encontrou resposta. Procuramos outra solução, não precisa de fazer nada.',
  it: 'Buongiorno, la sua richiesta non ha ancora trovato risposta. Cerchiamo un’altra soluzione, non deve fare nulla.',
  pl: 'Dzień dobry, Państwa sprawa nie znalazła jeszcze rozwiązania. Szukamy innego rozwiązania, nie trzeba nic robić.',
  ro: 'Bună ziua, cererea dumneavoastră nu a găsit încă un răspuns. Căutăm altă soluție, nu trebuie să faceți nimic.',
  tr: 'Merhaba, talebinize henüz bir çözüm bulunamadı. Başka bir çözüm arıyoruz, bir şey yapmanız gerekmiyor.',
  uk: 'Добрий день, на ваш запит ще не знайдено рішення. Ми шукаємо інше рішення, вам нічого не потрібно робити.',
  ru: 'Здравствуйте, по вашему запросу решение ещё не найдено. Мы ищем другое решение, вам ничего не нужно делать.',
}

/** What the database picks from, knowing the languages of the household and whether others read its messages. */
export const familyWords = {
  said: { subject: 'Votre demande', body: words },
  neutral: { subject: 'Un message', body: callBack },
}

/** A family that declined, or that is served already, is not told that another way is being looked for. */
export const tellsFamily = (reason: RefusalReason): boolean => !settledReasons.some((one) => one === reason)
