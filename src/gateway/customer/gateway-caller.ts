/** Who asks the gateway for something, and what they may do. */
export interface GatewayCaller {
  readonly name: string;
  /** Whether every contact may be written to, every job be seen, and the account be logged in, switched and ended. */
  readonly isUnrestricted: boolean;
  mayReach(contactId: string): boolean;
}

/** The program that the gateway runs in. */
export const OWNER: GatewayCaller = { name: 'owner', isUnrestricted: true, mayReach: () => true };
