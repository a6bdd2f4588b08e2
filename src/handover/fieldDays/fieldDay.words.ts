/** What a tablet did, as a title says it. */
export const kinds: Record<string, string> = {
  arrived: 'arrivée notée sur le terrain',
  signed: 'signature donnée sur le terrain',
  declined: 'n’a rien pris',
  absent: 'notée absente',
  awaited: 'arrivée corrigée',
  unreadable: 'envoi illisible',
}
