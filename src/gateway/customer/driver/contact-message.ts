/** What is sent to a contact. */
export interface ContactMessage {
  /** Not empty; how long it may be, the driver says. */
  readonly text: string;
}
