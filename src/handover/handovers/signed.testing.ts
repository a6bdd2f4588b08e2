import { pngOf, signatureOf } from './png.testing.ts'

const parent = { signer: 'Karima Benali', signer_as: 'parent', address: '3 rue des Lilas', read: 'oui' }

/** What the sheet of a loan sends once a parent has drawn a signature. */
export const signedOnScreen = { ...parent, how: 'screen', signature: signatureOf(pngOf()) }

/** The same, signed on paper before somebody of the structure. */
export const signedOnPaper = { ...parent, how: 'paper', witness: 'Nadia Haddad' }
