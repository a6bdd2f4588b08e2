/** What both sides commit to, in words read once. The articles are those of the Code civil on the loan for use (1875 to 1891). */
export const duties = {
  loan: {
    title: 'Convention de prêt à usage',
    lender: 'La structure qui prête',
    what: 'Ce qui est prêté',
    cost: 'Ce prêt est gratuit : ni loyer, ni caution, ni frais (article 1876 du Code civil).',
    family: [
      'prendre soin de l’appareil (article 1880 du Code civil) ;',
      'l’utiliser pour elle-même et ne pas le vendre, le louer ni le prêter à quelqu’un d’autre ;',
      'prévenir sans attendre en cas de panne, de perte ou de vol ; en cas de vol, porter plainte et donner la copie du dépôt de plainte ;',
      'le rendre avec ses accessoires à la date prévue, ou plus tôt si elle n’en a plus besoin.',
    ],
    wear: 'L’usure normale n’est pas à la charge de la famille (article 1884 du Code civil).',
    organisation: [
      'remettre un appareil effacé, testé et en état de marche, et dire ses défauts connus (article 1891 du Code civil) ;',
      'laisser l’appareil à la famille jusqu’à la date prévue (article 1888 du Code civil) ;',
      'aider à s’en servir et répondre en cas de panne ;',
      'ne rien lire de ce que la famille met sur l’appareil, et l’effacer à son retour.',
    ],
    law: 'Cette convention est un prêt à usage, régi par les articles 1875 à 1891 du Code civil.',
  },
  gift: {
    title: 'Convention de don',
    lender: 'La structure qui donne',
    what: 'Ce qui est donné',
    cost: 'Ce don est gratuit : rien n’est demandé en échange, ni aujourd’hui ni plus tard.',
    family: [
      'vérifier avec la structure, avant de signer, que l’appareil s’allume et que ses accessoires sont là ;',
      'dire sans attendre si une panne apparaît dans les premiers jours ;',
      'le jour où il ne sert plus, le donner, le rapporter à la structure ou le déposer dans un point de collecte, jamais à la poubelle.',
    ],
    wear: 'Dès la signature, l’appareil appartient à la famille : elle n’a pas à le rendre.',
    organisation: [
      'remettre un appareil effacé, testé et en état de marche, et dire ses défauts connus ;',
      'aider à s’en servir ;',
      'ne garder aucune copie de ce qui se trouvait sur l’appareil.',
    ],
    law: 'Ce don se fait de la main à la main : il est parfait par la remise de l’appareil à la famille qui l’accepte.',
  },
} as const
