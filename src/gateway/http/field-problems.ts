import type { z } from 'zod';
import type { FieldProblem } from './http-problem.js';

type Issue = z.core.$ZodIssue;

/** What zod calls a type, in the words of JSON. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
  undefined: 'missing',
};

const UNITS: Readonly<Record<string, string>> = { string: 'characters', array: 'entries' };

/** Says for each member at fault what is wrong and what is allowed. */
export function fieldProblems(issues: readonly Issue[]): readonly FieldProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, []));
}

function problemsOf(issue: Issue, above: readonly PropertyKey[]): readonly FieldProblem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      message: 'is not known here; check its spelling',
    }));
  }
  if (issue.code === 'invalid_union') {
    const nearest = nearestBranch(issue.errors);
    if (nearest !== undefined) return nearest.flatMap((inner) => problemsOf(inner, path));
  }
  return [{ path: pathText(path), message: messageOf(issue) }];
}

/** The branch that the value was meant for: the one whose faults lie inside the value, not in what it is. */
function nearestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return branches.find((issues) => issues.every(({ path, code }) => path.length > 0 || code !== 'invalid_type'));
}

function messageOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing(issue.expected) : `must be ${typeName(issue.expected)}`;
    case 'too_big':
      return `must ${limit('at most', issue.maximum, issue.origin)}`;
    case 'too_small':
      return `must ${limit('at least', issue.minimum, issue.origin)}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'invalid_union':
      return `must be ${expectedBy(issue.errors).join(' or ')}`;
    default:
      return issue.message;
  }
}

function missing(expected: string): string {
  return `is missing; it must be ${typeName(expected)}`;
}

function typeName(expected: string): string {
  return TYPES[expected] ?? expected;
}

function limit(bound: string, value: number | bigint, origin: string): string {
  const unit = UNITS[origin];
  return unit === undefined ? `be ${bound} ${value}` : `have ${bound} ${value} ${unit}`;
}

function expectedBy(branches: readonly (readonly Issue[])[]): readonly string[] {
  const expected = branches.flat().flatMap((issue) => (issue.code === 'invalid_type' ? typeName(issue.expected) : []));
  return expected.length === 0 ? ['something else'] : [...new Set(expected)];
}

/** `news[1].url`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');
}
