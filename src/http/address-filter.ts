/** Says from where requests are accepted. */
export interface AddressFilter {
  /** @param address as `clientAddress` answers it; `undefined` when it is not known */
  allows(address: string | undefined): boolean;
}
