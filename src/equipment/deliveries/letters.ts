type Letter = { subject: string; body: string }

/** Asks the donor whether what was counted is what it sent. */
export const askLetter = (refurbisher: string, title: string, day: string): Letter => ({
  subject: 'Votre livraison est pointée : est-ce conforme ?',
  body: `${refurbisher} a pointé les appareils de votre don « ${title} ». Dites en un clic si c’est conforme, ou ce qui ne l’est pas. Ce lien sert jusqu’au ${day}, sans compte.`,
})

/** The same, once more. */
export const reminderLetter = (refurbisher: string, title: string, day: string): Letter => ({
  subject: 'Rappel : votre livraison attend votre accord',
  body: `${refurbisher} attend votre réponse sur votre don « ${title} » : conforme, ou non. Ce nouveau lien sert jusqu’au ${day}, sans compte.`,
})

/** Tells the refurbisher that the donor spoke. */
export const wordLetter: Letter = {
  subject: 'Le donateur a répondu sur une livraison',
  body: 'Ouvrez le bordereau pour lire ce qu’il confirme ou conteste.',
}
