import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const sheet = readFileSync('public/css/common.css', 'utf8')

/** The part of the sheet that holds the colours, before what a contrast asked for or a printer change. */
const colours = sheet.slice(sheet.indexOf('/* tokens */'), sheet.indexOf('@media (prefers-contrast'))

type Tokens = Record<string, string>
const tokensOf = (css: string): Tokens =>
  Object.fromEntries([...css.matchAll(/--([\w-]+): (#[0-9a-f]{6})\b/g)].map(([, name, hex]) => [name, hex]))

/** The light tokens, and the dark ones that replace them. */
const schemesOf = (css: string): Record<'light' | 'dark', Tokens> => {
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')
  return { light: tokensOf(light), dark: { ...tokensOf(light), ...tokensOf(dark) } }
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

/** Text token → every background it is set on. */
const texts: Record<string, string[]> = {
  ink: ['paper', 'sheet', 'act-tint', 'turn-tint', 'done-tint', 'loss-tint', 'shade-1', 'shade-2', 'shade-3'],
  soft: ['paper', 'sheet', 'act-tint'],
  act: ['paper', 'sheet', 'act-tint', 'turn-tint', 'done-tint', 'loss-tint'],
  'turn-ink': ['paper', 'sheet', 'turn-tint'],
  done: ['paper', 'sheet', 'done-tint'],
  loss: ['paper', 'sheet', 'loss-tint'],
  'on-act': ['act', 'loss'],
}

/** Outlines that carry meaning → what surrounds them. */
const outlines: Record<string, string[]> = {
  edge: ['paper', 'sheet'],
  turn: ['paper', 'sheet'],
  act: ['paper', 'sheet', 'line'],
}

const pairs = (list: Record<string, string[]>) =>
  Object.entries(list).flatMap(([front, backs]) => backs.map((back) => [front, back] as const))

describe.each(Object.entries(schemesOf(colours)))('the colours in the %s', (_scheme, tokens) => {
  it.each(pairs(texts))('text %s on %s is at least 7:1', (front, back) => {
    expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(7)
  })
  it.each(pairs(outlines))('outline %s on %s is at least 3:1', (front, back) => {
    expect(contrast(tokens[front]!, tokens[back]!)).toBeGreaterThanOrEqual(3)
  })
})
