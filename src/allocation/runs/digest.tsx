/** A digest as eyes compare it: by sixteen signs, on as many lines as a phone needs. */
export const Digest = ({ of }: { of: string }) => <code>{of.match(/.{1,16}/g)?.join(' ')}</code>
