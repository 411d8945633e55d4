/** An address as parsing it as a URL writes it, so that percent-encoding and a default port make no difference. */
export function parsedAddress(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address
}
