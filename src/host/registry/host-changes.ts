/** What has become of the apps of a host, by their names. */
export interface HostChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}
