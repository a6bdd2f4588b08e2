/** The family of an appeal, as the coordination names it. */
export const nameOf = ({ name }: { name: string | null }): string => name ?? 'Famille effacée'
