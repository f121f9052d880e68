import type { FakeDriver } from './fake-driver.js';

/** The account of the mock puppet, as in packages/wechaty/test. */
export interface MockPhone {
  readonly driver: FakeDriver;
  addPeople(): void;
  scanned(): Promise<void>;
  said(): readonly object[];
}

/** A mock account with people to write to. */
export async function openMockPhone(): Promise<MockPhone> {
  // By a name that the compiler does not follow: the types are in a package that need not be installed.
  const module = '../../../packages/wechaty/test/mock-account.ts';
  const { MockAccount } = (await import(module)) as { MockAccount: new () => MockPhone };
  const account = new MockAccount();
  account.addPeople();
  return account;
}
