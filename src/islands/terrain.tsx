import { render } from 'preact'
import { Field } from './field/field.tsx'

/** The page that works without network: everything it shows is on this tablet. */
const place = document.querySelector('[data-island="terrain"]')
if (place) {
  place.replaceChildren()
  render(<Field />, place)
}
void navigator.serviceWorker?.register('/terrainWorker.js', { scope: '/terrain' }).catch(() => {})
