type Read = { own: boolean; device: string | null }

/** Why a label cannot be put on a machine, or null. One of another organisation is as unknown as one that was never printed. */
export function mayClaim(said: string, label: Read | undefined): string | null {
  if (label?.device)
    return `Cette étiquette est déjà sur ${label.device}. Prenez-en une autre, et retirez celle-ci si elle est mal collée.`
  if (!label?.own) return `L’étiquette « ${said} » n’est pas des vôtres. Relisez-la, ou prenez-en une autre.`
  return null
}
