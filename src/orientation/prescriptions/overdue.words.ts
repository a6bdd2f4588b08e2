/** What a family reads when nobody answered: in its own language where we have it, without saying what was asked for. */
const words: Record<string, string> = {
  fr: 'Bonjour, nous attendons encore une réponse pour votre demande. Nous cherchons une autre solution, vous n’avez rien à faire.',
  en: 'Hello, we are still waiting for an answer to your request. We are looking for another solution, you do not need to do anything.',
  ar: 'مرحبا، ما زلنا ننتظر ردا على طلبكم. نبحث عن حل آخر، وليس عليكم فعل أي شيء.',
  es: 'Hola, seguimos esperando una respuesta a su solicitud. Buscamos otra solución, no tiene que hacer nada.',
  pt: 'Olá, ainda aguardamos uma resposta ao seu pedido. Procuramos outra solução, não precisa de fazer nada.',
  it: 'Buongiorno, attendiamo ancora una risposta alla sua richiesta. Cerchiamo un’altra soluzione, non deve fare nulla.',
  pl: 'Dzień dobry, nadal czekamy na odpowiedź w Państwa sprawie. Szukamy innego rozwiązania, nie trzeba nic robić.',
  ro: 'Bună ziua, încă așteptăm un răspuns la cererea dumneavoastră. Căutăm altă soluție, nu trebuie să faceți nimic.',
  tr: 'Merhaba, talebiniz için hâlâ yanıt bekliyoruz. Başka bir çözüm arıyoruz, bir şey yapmanız gerekmiyor.',
  uk: 'Добрий день, ми ще чекаємо на відповідь щодо вашого запиту. Ми шукаємо інше рішення, вам нічого не потрібно робити.',
  ru: 'Здравствуйте, мы ещё ждём ответа на ваш запрос. Мы ищем другое решение, вам ничего не нужно делать.',
}

/** The first language of the household that we have words in; French otherwise. */
export const sayStillLooking = (languages: readonly string[]): string =>
  words[languages.find((code) => code in words && code !== 'fr') ?? 'fr'] ?? ''
