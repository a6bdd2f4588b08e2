/**
 * What a file really is, from its first bytes, when it is not plain text: a French noun phrase, to put after "c'est".
 * Null for a text, or for something unknown that at least holds no NUL byte. Never trusts the file's name.
 */
export function kindOfFile(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  const known = signatures.find(([signature]) => start.subarray(0, signature.length).equals(signature))
  if (known) return known[1] === zip ? kindOfZip(bytes) : known[1] === office ? kindOfOffice(bytes) : known[1]
  if (start.subarray(4, 8).toString('latin1') === 'ftyp') return 'une image ou une vidéo'
  const opening = start.subarray(0, 512).toString('latin1').replace(/^ï»¿/, '').trimStart().toLowerCase()
  if (/^<(!doctype html|html|head|body)/.test(opening)) return 'une page web'
  if (opening.startsWith('<?xml') || opening.startsWith('<!doctype')) return 'un fichier XML'
  if (opening.startsWith('{\\rtf')) return 'un document RTF'
  return null
}

/** What `kindOfFile` calls a workbook that can be read. */
export const WORKBOOK = 'un classeur Excel (.xlsx)'

const zip = 'une archive ZIP'
const office = 'un ancien document Office (.xls ou .doc)'
const bytesOf = (...values: number[]) => Buffer.from(values)

const signatures: [Buffer, string][] = [
  [Buffer.from('PK\x03\x04'), zip],
  [Buffer.from('PK\x05\x06'), zip],
  [Buffer.from('%PDF-'), 'un PDF'],
  [bytesOf(0x89, 0x50, 0x4e, 0x47), 'une image'],
  [bytesOf(0xff, 0xd8, 0xff), 'une photo'],
  [Buffer.from('GIF8'), 'une image'],
  [Buffer.from('RIFF'), 'une image ou une vidéo'],
  [bytesOf(0xd0, 0xcf, 0x11, 0xe0), office],
  [bytesOf(0x1f, 0x8b), 'une archive compressée'],
  [Buffer.from('7z\xbc\xaf', 'latin1'), 'une archive compressée'],
  [Buffer.from('Rar!'), 'une archive compressée'],
  [bytesOf(0x7f, 0x45, 0x4c, 0x46), 'un programme'],
  [Buffer.from('SQLite format 3'), 'une base de données'],
]

/** Office documents are ZIP archives: the names inside say which. */
function kindOfZip(bytes: Uint8Array): string {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536)).toString('latin1')
  if (names.includes('xl/workbook.bin')) return 'un classeur Excel binaire (.xlsb)'
  if (names.includes('xl/')) return WORKBOOK
  if (names.includes('opendocument.spreadsheet')) return 'un classeur LibreOffice (.ods)'
  if (names.includes('word/')) return 'un document Word (.docx)'
  if (names.includes('opendocument')) return 'un document LibreOffice'
  return zip
}

/** A locked workbook stands in the container of old Office documents, with this name written in two-byte letters. */
const kindOfOffice = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
    ? 'un classeur protégé par un mot de passe'
    : office
