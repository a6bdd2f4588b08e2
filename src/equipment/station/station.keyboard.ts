/**
 * A scanner sends key presses, as if on an American keyboard. Before a computer set to French ones, "ML-0412" arrives as
 * "?L)à'&é": the same keys, read otherwise. Each French sign, and the one that the scanner meant.
 */
const meant: Readonly<Record<string, string>> = {
  ...{ '&': '1', é: '2', '"': '3', "'": '4', '(': '5', '-': '6', è: '7', _: '8', ç: '9', à: '0', ')': '-' },
  ...{ a: 'q', q: 'a', z: 'w', w: 'z', A: 'Q', Q: 'A', Z: 'W', W: 'Z', ',': 'm', '?': 'M', ';': ',', ':': '.' },
  ...{ '!': '/', M: ':', m: ';', '8': '*', '§': '?', '°': '_' },
}

/** What the scanner meant, when its keys were read as French ones. */
export const retyped = (said: string): string => [...said].map((sign) => meant[sign] ?? sign).join('')
