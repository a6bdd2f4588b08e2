/**
 * Writes src/platform/ui/icons.gen.ts: the outlines of the icons Maillon uses, taken from lucide-static (ISC licence),
 * each reduced to one SVG path so that a page carries nothing but what it shows. Run: `node scripts/icons.ts`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

/** Our word for what the icon says → its name in Lucide. */
const chosen = {
  home: 'house',
  family: 'users',
  person: 'user',
  computer: 'laptop',
  tablet: 'tablet',
  mobile: 'smartphone',
  call: 'phone',
  place: 'map-pin',
  calendar: 'calendar',
  book: 'book-open',
  check: 'check',
  close: 'x',
  warning: 'triangle-alert',
  info: 'info',
  search: 'search',
  add: 'plus',
  forward: 'arrow-right',
  back: 'arrow-left',
  open: 'chevron-down',
  menu: 'menu',
  download: 'download',
  print: 'printer',
  leave: 'log-out',
  network: 'wifi',
  sim: 'card-sim',
  training: 'graduation-cap',
  clock: 'clock',
  parcel: 'package',
  truck: 'truck',
  document: 'file-text',
  lock: 'lock',
  edit: 'pencil',
  remove: 'trash',
  euro: 'euro',
  mail: 'mail',
  sign: 'signature',
  scan: 'scan-line',
  care: 'heart-handshake',
  figures: 'chart-column',
  organisation: 'building',
  school: 'school',
  gift: 'gift',
  proof: 'shield-check',
  help: 'life-buoy',
  languages: 'languages',
}

type Shape = [tag: string, attributes: Record<string, string>]
const nodes = JSON.parse(readFileSync('node_modules/lucide-static/icon-nodes.json', 'utf8')) as Record<string, Shape[]>

/** A path may open with a relative move; after another path it must be absolute, its following points still relative. */
const absoluteStart = (d: string): string =>
  d.replace(
    /^m\s*(-?(?:\d+\.?\d*|\.\d+))[\s,]*(-?(?:\d+\.?\d*|\.\d+))\s*(?=([-\d.])?)/,
    (_, x, y, more) => `M${x} ${y}${more ? 'l' : ''}`,
  )

const outline = ([tag, a]: Shape): string => {
  const n = (name: string) => Number(a[name] ?? 0)
  if (tag === 'path') return absoluteStart(a.d ?? '')
  if (tag === 'line') return `M${a.x1} ${a.y1}L${a.x2} ${a.y2}`
  if (tag === 'polyline' || tag === 'polygon') return `M${a.points}${tag === 'polygon' ? 'z' : ''}`
  if (tag === 'circle' || tag === 'ellipse') {
    const [rx, ry] = tag === 'circle' ? [n('r'), n('r')] : [n('rx'), n('ry')]
    return `M${n('cx') - rx} ${n('cy')}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`
  }
  if (tag === 'rect') {
    const [w, h, r] = [n('width'), n('height'), n('rx')]
    const corner = (x: number, y: number) => (r ? `a${r} ${r} 0 0 1 ${x * r} ${y * r}` : '')
    const [across, down] = [w - 2 * r, h - 2 * r]
    return `M${n('x') + r} ${n('y')}h${across}${corner(1, 1)}v${down}${corner(-1, 1)}h${-across}${corner(-1, -1)}v${-down}${corner(1, -1)}z`
  }
  throw new Error(`No outline for <${tag}>`)
}

const lines = Object.entries(chosen).map(([word, name]) => {
  const shapes = nodes[name]
  if (!shapes) throw new Error(`lucide-static has no icon named ${name}`)
  return `  ${word}: '${shapes.map(outline).join('')}',`
})

writeFileSync(
  'src/platform/ui/icons.gen.ts',
  `// Written by scripts/icons.ts from lucide-static (ISC). Do not edit: change the list there.\nexport const icons = {\n${lines.join('\n')}\n} as const\n`,
)
