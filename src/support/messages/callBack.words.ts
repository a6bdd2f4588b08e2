/** For somebody whose messages others may read, in the languages of a house: nothing but that a call is awaited. */
export const callBack: Readonly<Record<string, string>> & { fr: string } = {
  fr: 'Bonjour, merci de nous rappeler quand vous le pourrez.',
  en: 'Hello, please call us back when you can.',
  ar: 'مرحبا، نرجو منكم الاتصال بنا عندما يمكنكم ذلك.',
  es: 'Hola, llámenos cuando pueda, por favor.',
  pt: 'Olá, ligue-nos quando puder, por favor.',
  it: 'Buongiorno, ci richiami quando può, per favore.',
  pl: 'Dzień dobry, prosimy o telefon w dogodnej chwili.',
  ro: 'Bună ziua, vă rugăm să ne sunați când puteți.',
  tr: 'Merhaba, müsait olduğunuzda lütfen bizi arayın.',
  uk: 'Добрий день, будь ласка, зателефонуйте нам, коли зможете.',
  ru: 'Здравствуйте, перезвоните нам, пожалуйста, когда сможете.',
}
