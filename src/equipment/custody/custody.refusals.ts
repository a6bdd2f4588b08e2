/** What is said when the database has the last word on who answers for a device. */
export const custodyRefusals: Readonly<Record<string, string>> = {
  custody_chain: 'À l’instant, cet appareil a changé de mains. Relisez sa page, puis recommencez.',
  custody_overlap: 'À l’instant, cet appareil a changé de mains. Relisez sa page, puis recommencez.',
  custody_open: 'À l’instant, cet appareil a changé de mains. Relisez sa page, puis recommencez.',
  custody_kept: 'Qui a eu cet appareil, et quand, est déjà écrit et ne change plus. Relisez sa page, puis recommencez.',
  leaves_locked:
    'Un de ces appareils est verrouillé : prenez-en un autre, ou levez d’abord le verrou, depuis sa fiche.',
  leaves_incomplete: 'Il manque une pièce à un de ces appareils : prenez-en un autre, ou complétez-le d’abord.',
  leaves_in_dispute: 'Un de ces appareils est en litige : prenez-en un autre, ou réglez d’abord le litige.',
  collective_stays: 'Ce matériel sert à plusieurs : il reste dans son lieu, et ne se remet pas à une famille.',
  on_the_road: 'Cet appareil est sur un bordereau de transfert. Attendez son arrivée, ou annulez le bordereau.',
  owner_gives: 'Cet appareil appartient à une autre structure : elle seule peut le donner.',
  slip_holds: 'À l’instant, ce bordereau a changé. Relisez-le, puis recommencez.',
  transfer_item_open: 'Un de ces appareils est déjà sur un autre bordereau. Relisez la liste.',
}
