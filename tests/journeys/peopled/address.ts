/** The identifier at the end of an address. */
export const lastOf = (address: string | null) => address?.split('/').at(-1) ?? ''
