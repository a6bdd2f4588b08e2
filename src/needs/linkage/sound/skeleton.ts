/**
 * The consonants that a name keeps however it is transcribed: "Mohamed", "Mouhamed" and "Mohammed" are all "mmd", "Ramassamy"
 * and "Ramsamy" "rmsm". Coarser than a sound: it brings records together, it never decides. Takes a name key.
 */
export const skeleton = (key: string): string =>
  key
    .replace(/[^a-z]/g, '')
    .replace(/^[aeiouy]+/, 'a')
    .replace(/ph/g, 'f')
    .replace(/[qk]u?|c(?=[^eih])/g, 'k')
    .replace(/[zx]/g, 's')
    .replace(/(.)\1+/g, '$1')
    .replace(/(?!^)[aeiouyhw]/g, '')
