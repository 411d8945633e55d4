// Seven rules ask for that of `from`, one after the other.
let last: { address: string; parsed: string } | undefined

/** An address as parsing it as a URL writes it, so that percent-encoding and a default port make no difference. */
export function parsedAddress(address: string): string {
  if (last?.address !== address) {
    last = { address, parsed: URL.canParse(address) ? new URL(address).href : address }
  }
  return last.parsed
}
