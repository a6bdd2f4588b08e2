import { type TestSiteOptions, testSite } from '../../testing/testSite.ts'
import { addedDevice, logFile, receivedLot, snapshotFile } from './device.fixture.ts'

/** Ahmed's workshop with one lot received: where a test of the bench begins. `wiped` gives a machine whose only drive, `D-` and its serial number, is proved wiped. */
export async function workshop(options: TestSiteOptions = {}) {
  const site = await testSite(options)
  const ahmed = site.as('ahmed')
  const lot = await receivedLot(site)
  const wiped = async (serial: string, fields: Record<string, string> = {}): Promise<string> => {
    const id = await addedDevice(site, lot, { serial, inventory_tag: `T-${serial}`, ...fields })
    await ahmed.post(`/appareils/${id}/releve`, { snapshot: snapshotFile({ serial, drives: [`D-${serial}`] }) })
    await ahmed.post(`/appareils/${id}/effacement`, {
      logs: logFile({ host: serial, drives: [{ serial: `D-${serial}` }] }),
    })
    return id
  }
  return { site, ahmed, lot, wiped }
}
