import 'reflect-metadata';
import type { Selector } from './selector.js';

/** What a decorator recorded about one method. */
export interface Registration {
  /** One object per use of a decorator: its identity is the registration's. */
  readonly selector: Selector;
  readonly methodName: string | symbol;
  /** The decorated function itself: tells an override from a second decorator on the same method. */
  readonly method: object;
}

/** Well-known symbols let two copies of this package in one program read each other's classes. */
const REGISTRATIONS = Symbol.for('wecom-app-svr:registrations');
const HANDLER_CLASS = Symbol.for('wecom-app-svr:handler-class');

/** Records a registration on a class. Recording the same one again, as each new instance may, changes nothing. */
export function recordRegistration(owner: object, registration: Registration): void {
  const known = ownRegistrations(owner);
  if (known.some(({ selector }) => selector === registration.selector)) return;
  Reflect.defineMetadata(REGISTRATIONS, [...known, registration], owner);
}

/** Marks a class as made of handlers. */
export function markHandlerClass(owner: object): void {
  Reflect.defineMetadata(HANDLER_CLASS, true, owner);
}

/** True for a marked class and those that extend it. */
export function isHandlerClass(owner: object): boolean {
  return Reflect.getMetadata(HANDLER_CLASS, owner) === true;
}

/**
 * The registrations of an instance, those of the most derived class first, so that they win over inherited ones. A
 * method that a subclass overrides and decorates anew has the subclass's registrations only; one that it merely
 * overrides keeps those of the base.
 */
export function registrationsOf(instance: object): Registration[] {
  const chain = prototypeChain(instance);
  // A legacy decorator records on the class that declares the method, a standard one on the class of the instance.
  const recorded = new Map<Selector, Registration>();
  for (const prototype of chain) {
    const owner = prototype.constructor;
    for (const registration of ownRegistrations(owner)) recorded.set(registration.selector, registration);
  }
  const ranked = [...recorded.values()].map((registration) => ({ registration, depth: depthOf(registration, chain) }));
  const deepest = new Map<string | symbol, number>();
  for (const { registration, depth } of ranked) {
    deepest.set(registration.methodName, Math.max(depth, deepest.get(registration.methodName) ?? depth));
  }
  return ranked
    .filter(({ registration, depth }) => depth === deepest.get(registration.methodName))
    .sort((a, b) => b.depth - a.depth)
    .map(({ registration }) => registration);
}

/** Where in the chain (base class first) the decorated function stands. */
function depthOf({ methodName, method }: Registration, chain: readonly object[]): number {
  const depth = chain.findIndex(
    (prototype) => Object.getOwnPropertyDescriptor(prototype, methodName)?.value === method,
  );
  // Another decorator put a function of its own in its place: then wherever the method is declared last.
  return depth >= 0 ? depth : chain.findLastIndex((prototype) => Object.hasOwn(prototype, methodName));
}

/** Base class first, without `Object.prototype`. */
function prototypeChain(instance: object): object[] {
  const chain: object[] = [];
  let prototype: unknown = Object.getPrototypeOf(instance);
  while (typeof prototype === 'object' && prototype !== null && prototype !== Object.prototype) {
    chain.unshift(prototype);
    prototype = Object.getPrototypeOf(prototype);
  }
  return chain;
}

function ownRegistrations(owner: object): readonly Registration[] {
  return (Reflect.getOwnMetadata(REGISTRATIONS, owner) as readonly Registration[] | undefined) ?? [];
}
