/** One small invented reading for each shape of hardware report that a workshop brings. */
const smart = {
  smartctl: { version: [7, 4], exit_status: 4 },
  device: { name: '/dev/sda', type: 'sat', protocol: 'ATA' },
  model_name: 'INVENTED-DISK-1000',
  serial_number: 'INV-1',
  user_capacity: { bytes: 500_000_000_000 },
  rotation_rate: 5400,
  smart_status: { passed: true },
  power_on_time: { hours: 4321 },
  local_time: { time_t: 1_760_000_000 },
}
const machine = { '000#0#1#Type': 'Desktop', '001#1#1#System': 'Inventix', '002#1#2#product': 'Tour 5' }
const inxi = (serial: string) => [
  { '000#1#0#Machine': [{ ...machine, '004#0#3#serial': serial }] },
  { '002#1#0#CPU': [{ '000#1#1#Info': 'quad core', '001#0#2#model': 'Invented CPU' }] },
]
const glpi = {
  action: 'inventory',
  deviceid: 'poste-2026-01-05-09-00-00',
  itemtype: 'Computer',
  content: {
    versionclient: 'GLPI-Agent_v1.7',
    bios: { smanufacturer: 'Inventix', smodel: 'Modelo 12', ssn: 'IVX123' },
    hardware: { chassis_type: 'Notebook', memory: 7908 },
    memories: [{ capacity: 8192 }],
    storages: [{ type: 'disk', interface: 'SATA', model: 'INVENTED SSD', serial: 'S-1', disksize: 256_060 }],
    users: [{ login: 'agent' }],
  },
}
const credential = {
  type: ['VerifiableCredential'],
  credentialSubject: { timestamp: '2026-01-05T10:11:12' },
  evidence: [{ operation: 'smartctl', output: JSON.stringify([smart]) }],
}

export const shapes = {
  smartctl: JSON.stringify(smart),
  inxi: JSON.stringify(inxi('IVX9')),
  masked: JSON.stringify(inxi('<superuser required>')),
  glpi: JSON.stringify(glpi),
  snapshot: JSON.stringify(credential),
}
