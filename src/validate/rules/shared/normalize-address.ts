/** An address as browsers write it, so that percent-encoding and a default port make no difference. */
export function normalizeAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address
}
