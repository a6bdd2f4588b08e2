/** What the database refuses by itself when the rules were passed by, by the name of its own rule. */
export const equipmentRefusals: Readonly<Record<string, string>> = {
  ready_by_proof: 'Cet appareil n’est pas prêt : il manque la preuve d’effacement d’un de ses disques.',
  wipe_kept: 'Ce que dit un journal d’effacement ne change plus. Déposez le bon journal.',
  wipe_record_two_people: 'Une autre personne doit confirmer ce constat, avec son propre compte.',
  certificate_two_people: 'Qui a apporté une preuve ne la vérifie pas : une autre personne établit le certificat.',
  owner_decides: 'Cet appareil vous est confié : seul son propriétaire décide de sa fin. Rendez-le par un transfert.',
  origin_kept: 'D’où vient un appareil, et à qui il est, ne se change pas à la main.',
  invoice_number: 'Recopiez le numéro entier de la facture ou du marché.',
  donor_agreement_kept: 'Cette convention a reçu sa réponse : elle ne change plus. Écrivez-en une autre.',
  deed_said_once: 'Cet acte a déjà reçu ce oui : il ne change plus.',
  exit_item_once: 'À l’instant, un de ces appareils est sorti du stock. Relisez la liste.',
  exit_item_price: 'Ce prix dépasse ce que la loi permet pour une vente solidaire.',
}
