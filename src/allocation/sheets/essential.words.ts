/** What a family must know even if it reads no French, in sentences that name neither what was asked nor who asked. */
export type Essential = {
  name: string
  served: string
  waiting: string
  again: string
  help: string
  french: string
}

/** The languages of what is already written to families (src/orientation/prescriptions/family.words.ts); French first. */
export const essentials: Readonly<Record<string, Essential>> = {
  fr: {
    name: 'français',
    served: 'Votre demande est acceptée. Nous vous donnerons un rendez-vous.',
    waiting: 'Votre demande n’a pas encore de place. Vous restez sur la liste.',
    again: 'Vous n’êtes pas d’accord ? Dites-le : une personne regarde de nouveau.',
    help: 'Nous pouvons tout vous expliquer. Appelez-nous, ou venez.',
    french: 'Seul le texte en français compte.',
  },
  en: {
    name: 'English',
    served: 'Your request is accepted. We will give you an appointment.',
    waiting: 'There is no place yet for your request. You stay on the list.',
    again: 'You do not agree? Tell us: a person will look at it again.',
    help: 'We can explain everything. Call us, or come.',
    french: 'Only the French text counts.',
  },
  ar: {
    name: 'العربية',
    served: 'تم قبول طلبكم. سنعطيكم موعدا.',
    waiting: 'لا يوجد مكان لطلبكم حتى الآن. ستبقون على القائمة.',
    again: 'لستم موافقين؟ أخبرونا وسينظر شخص في طلبكم من جديد.',
    help: 'يمكننا أن نشرح لكم كل شيء. اتصلوا بنا أو تعالوا.',
    french: 'النص الفرنسي وحده هو المعتمد.',
  },
  es: {
    name: 'español',
    served: 'Su solicitud ha sido aceptada. Le daremos una cita.',
    waiting: 'Todavía no hay plaza para su solicitud. Usted sigue en la lista.',
    again: '¿No está de acuerdo? Díganoslo: una persona la mirará de nuevo.',
    help: 'Podemos explicarle todo. Llámenos o venga.',
    french: 'Solo cuenta el texto en francés.',
  },
  pt: {
    name: 'português',
    served: 'O seu pedido foi aceite. Vamos marcar-lhe um encontro.',
    waiting: 'Ainda não há lugar para o seu pedido. Continua na lista.',
    again: 'Não concorda? Diga-nos: uma pessoa vai ver de novo.',
    help: 'Podemos explicar-lhe tudo. Ligue-nos ou venha.',
    french: 'Só conta o texto em francês.',
  },
  it: {
    name: 'italiano',
    served: 'La sua richiesta è accettata. Le daremo un appuntamento.',
    waiting: 'Non c’è ancora posto per la sua richiesta. Lei resta in lista.',
    again: 'Non è d’accordo? Ce lo dica: una persona la guarderà di nuovo.',
    help: 'Possiamo spiegarle tutto. Ci chiami o venga.',
    french: 'Vale solo il testo in francese.',
  },
  pl: {
    name: 'polski',
    served: 'Państwa prośba została przyjęta. Umówimy z Państwem spotkanie.',
    waiting: 'Nie ma jeszcze miejsca dla Państwa prośby. Pozostają Państwo na liście.',
    again: 'Nie zgadzają się Państwo? Proszę nam powiedzieć: ktoś rozpatrzy ją ponownie.',
    help: 'Możemy wszystko wyjaśnić. Proszę zadzwonić lub przyjść.',
    french: 'Wiążący jest tylko tekst francuski.',
  },
  ro: {
    name: 'română',
    served: 'Cererea dumneavoastră este acceptată. Vă vom da o programare.',
    waiting: 'Încă nu este loc pentru cererea dumneavoastră. Rămâneți pe listă.',
    again: 'Nu sunteți de acord? Spuneți-ne: o persoană o va privi din nou.',
    help: 'Vă putem explica totul. Sunați-ne sau veniți.',
    french: 'Numai textul în franceză contează.',
  },
  tr: {
    name: 'Türkçe',
    served: 'Talebiniz kabul edildi. Size bir randevu vereceğiz.',
    waiting: 'Talebiniz için henüz yer yok. Listede kalıyorsunuz.',
    again: 'Aynı fikirde değil misiniz? Bize söyleyin: bir kişi yeniden inceleyecek.',
    help: 'Size her şeyi açıklayabiliriz. Bizi arayın ya da gelin.',
    french: 'Yalnızca Fransızca metin geçerlidir.',
  },
  uk: {
    name: 'українська',
    served: 'Ваш запит прийнято. Ми призначимо вам зустріч.',
    waiting: 'Для вашого запиту ще немає місця. Ви залишаєтеся у списку.',
    again: 'Ви не згодні? Скажіть нам: людина розгляне його ще раз.',
    help: 'Ми можемо вам усе пояснити. Зателефонуйте або приходьте.',
    french: 'Має силу лише французький текст.',
  },
  ru: {
    name: 'русский',
    served: 'Ваш запрос принят. Мы назначим вам встречу.',
    waiting: 'Для вашего запроса пока нет места. Вы остаётесь в списке.',
    again: 'Вы не согласны? Скажите нам: человек рассмотрит его ещё раз.',
    help: 'Мы можем всё объяснить. Позвоните нам или приходите.',
    french: 'Силу имеет только французский текст.',
  },
}

/** The first language of a family in which we have the essential; French when it speaks it, or when we have none of them. */
export const languageOf = (spoken: readonly string[]): string =>
  spoken.includes('fr') ? 'fr' : (spoken.find((code) => Object.hasOwn(essentials, code)) ?? 'fr')

/** Languages written from right to left. */
export const isRightToLeft = (code: string): boolean => code === 'ar'
