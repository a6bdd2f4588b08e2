import PDFDocument from 'pdfkit'

/** What nwipe's report says of one drive, label by label; a value left out is an empty field. */
export type FixtureReport = Partial<Record<keyof typeof labels, string>>

const labels = {
  model: 'Make/Model:',
  serial: 'Serial:',
  bus: 'Bus:',
  size: 'Size(Apparent):',
  start: 'Start time:',
  end: 'End time:',
  status: 'Status:',
  method: 'Method:',
  blank: 'Final Pass(Zeros/Ones/None):',
  verify: 'Verify Pass(Last/All/None):',
  erased: '*Bytes Erased:',
  rounds: 'Rounds(completed/requested):',
  hidden: 'HPA/DCO:',
  errors: 'Errors(pass/sync/verify):',
  information: 'Information:',
} as const

const whole: FixtureReport = {
  ...{ model: 'INVENTED DISK 1000', serial: 'INV-00001', bus: 'ATA', size: '320 GB, 320072933376 bytes' },
  ...{ start: '2026/03/02 09:00:00', end: '2026/03/02 10:30:00', status: 'ERASED', method: 'Fill With Zeros' },
  ...{ blank: 'Zeros', verify: 'Verify Last', erased: '320072933376, (100.00%)', rounds: '1/1' },
  ...{ hidden: 'No hidden sectors', errors: '0/0/0' },
}

/** An invented report of nwipe, drawn as nwipe draws its own: each label, then its value. */
export async function fixtureReport(said: FixtureReport = {}, title = 'Disk Erasure Report'): Promise<Buffer> {
  const pdf = new PDFDocument({ margin: 40 })
  const parts: Buffer[] = []
  pdf.on('data', (part: Buffer) => parts.push(part))
  const ended = new Promise((done) => pdf.on('end', done))
  pdf.text('Disc Erasure by NWIPE version 0.38').text(title).text('Disk Information')
  for (const [name, label] of Object.entries(labels)) {
    pdf.text(label)
    const value = { ...whole, ...said }[name as keyof typeof labels]
    if (value) pdf.text(value)
  }
  pdf.end()
  await ended
  return Buffer.concat(parts)
}
