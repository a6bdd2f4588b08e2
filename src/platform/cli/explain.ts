import { Halt } from './halt.ts'

const sentences: Record<string, string> = {
  ENOSPC: 'Le disque est plein : libérez de la place, puis recommencez.',
  '53100': 'Le disque de la base de données est plein : libérez de la place, puis recommencez.',
  ECONNREFUSED: 'La base de données ne répond pas à l’adresse donnée par DATABASE_URL.',
  ENOTFOUND: 'La machine donnée par DATABASE_URL est introuvable.',
  '28P01': 'La base de données refuse le mot de passe donné par DATABASE_URL.',
  '28000': 'La base de données refuse le compte donné par DATABASE_URL.',
  '3D000': 'La base donnée par DATABASE_URL n’existe pas.',
  '53300': 'La base de données a trop de connexions ouvertes : réessayez dans un moment.',
  '57P01': 'La base de données s’est arrêtée pendant la commande.',
  EACCES: 'Ce fichier ou ce dossier n’est pas accessible à ce compte.',
  ENOENT: 'Ce fichier ou ce dossier n’existe pas.',
}

/** What to tell the person at the terminal: a sentence when the cause is a known one, the whole trace otherwise. */
export const explain = (error: unknown): string => {
  if (error instanceof Halt) return error.message
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const sentence = sentences[(cause as NodeJS.ErrnoException).code ?? '']
    if (sentence) return sentence
  }
  return `Une erreur imprévue a arrêté la commande.\n${error instanceof Error ? error.stack : String(error)}`
}
