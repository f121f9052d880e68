import { EmulatorError } from '../emulator-error.js';
import { type Department, type DepartmentOptions, ROOT_DEPARTMENT } from './department.js';
import { settleUser, type User, type UserOptions } from './user.js';

/** Members and departments (通讯录). */
export class Directory {
  readonly #users = new Map<string, User>();
  readonly #departments = new Map<number, Department>();

  constructor(corpName: string) {
    this.addDepartment({ id: ROOT_DEPARTMENT, name: corpName, parentId: 0 });
  }

  /** Adds a member, or replaces the one with this userId. */
  addUser(options: UserOptions): User {
    const length = Buffer.byteLength(options.userId);
    if (length < 1 || length > 64) throw new EmulatorError('invalid_argument', 'A userId has 1 to 64 bytes.');
    const user = settleUser(options, ROOT_DEPARTMENT);
    for (const id of user.department) this.#demandDepartment(id, `member ${user.userId}`);
    this.#users.set(user.userId.toLowerCase(), user);
    return user;
  }

  removeUser(userId: string): boolean {
    return this.#users.delete(userId.toLowerCase());
  }

  /** The member by userId, in any case. */
  user(userId: string): User | undefined {
    return this.#users.get(userId.toLowerCase());
  }

  users(): User[] {
    return [...this.#users.values()];
  }

  addDepartment(options: DepartmentOptions): Department {
    const id = options.id ?? Math.max(...this.#departments.keys()) + 1;
    const parentId = options.parentId ?? ROOT_DEPARTMENT;
    if (id !== ROOT_DEPARTMENT) this.#demandDepartment(parentId, `department ${options.name}`);
    const department: Department = {
      id,
      name: options.name,
      nameEn: options.nameEn ?? '',
      parentId,
      order: options.order ?? 100,
      departmentLeader: options.departmentLeader ?? [],
    };
    this.#departments.set(id, department);
    return department;
  }

  department(id: number): Department | undefined {
    return this.#departments.get(id);
  }

  departments(): Department[] {
    return [...this.#departments.values()];
  }

  /** Whether department `id` is `ancestor` or lies below it. */
  isWithin(id: number, ancestor: number): boolean {
    for (let at = this.#departments.get(id); at !== undefined; at = this.#departments.get(at.parentId)) {
      if (at.id === ancestor) return true;
    }
    return false;
  }

  /** Whether the member belongs to `department` or to one below it. */
  isMember(user: User, department: number): boolean {
    return user.department.some((id) => this.isWithin(id, department));
  }

  #demandDepartment(id: number, of: string): void {
    if (this.#departments.has(id)) return;
    throw new EmulatorError(
      'unknown_reference',
      `There is no department ${id} for ${of}; add it first with addDepartment({ id: ${id}, … }).`,
    );
  }
}
