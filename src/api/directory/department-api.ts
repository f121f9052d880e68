import type { CallContext } from '../call-context.js';
import type { CallLimits, InternalRequest } from '../caller/index.js';
import { fromAnswer } from '../wire/index.js';

/** A department (部门). The root's id is 1. */
export interface Department {
  readonly id: number;
  readonly name: string;
  readonly nameEn?: string;
  /** Userids. */
  readonly departmentLeader?: readonly string[];
  readonly parentId: number;
  /** The larger, the further in front. */
  readonly order: number;
}

/** A department's place in the tree. */
export type SimpleDepartment = Pick<Department, 'id' | 'parentId' | 'order'>;

/** Departments (部门管理). An app sees its visible range (可见范围) only. */
export class DepartmentApi {
  readonly #context: CallContext;

  constructor(context: CallContext) {
    this.#context = context;
  }

  /**
   * Lists a department and all below it; all departments without an id. Slow on the platform's side: prefer
   * `simpleList` and `get`.
   *
   * Calls `department/list`.
   * @see https://developer.work.weixin.qq.com/document/path/90208
   */
  async list(id?: number, limits: CallLimits = {}): Promise<readonly Department[]> {
    const request = { ...limits, query: { id } };
    return (await this.#call<{ department?: readonly Department[] }>('department/list', request)).department ?? [];
  }

  /**
   * Lists the ids of a department and all below it; of all departments without an id.
   *
   * Calls `department/simplelist`.
   * @see https://developer.work.weixin.qq.com/document/path/95350
   */
  async simpleList(id?: number, limits: CallLimits = {}): Promise<readonly SimpleDepartment[]> {
    const request = { ...limits, query: { id } };
    const answer = await this.#call<{ departmentId?: readonly SimpleDepartment[] }>('department/simplelist', request);
    return answer.departmentId ?? [];
  }

  /**
   * Reads one department.
   *
   * Calls `department/get`.
   * @see https://developer.work.weixin.qq.com/document/path/95351
   * @throws {ApiError} 60003 or 60123 when there is none
   */
  async get(id: number, limits: CallLimits = {}): Promise<Department> {
    return (await this.#call<{ department: Department }>('department/get', { ...limits, query: { id } })).department;
  }

  async #call<Answer>(path: string, request: InternalRequest): Promise<Answer> {
    return fromAnswer<Answer>(await this.#context.caller.call(path, request));
  }
}
