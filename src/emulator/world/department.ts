/** The id of the root department; every company has it. */
export const ROOT_DEPARTMENT = 1;

export interface DepartmentOptions {
  /** Default: the highest id + 1. */
  readonly id?: number;
  readonly name: string;
  readonly nameEn?: string;
  /** The department above; default the root, 1. */
  readonly parentId?: number;
  /** Larger comes first, in [0, 2^32); default 100. */
  readonly order?: number;
  /** Userids of its heads (部门负责人). */
  readonly departmentLeader?: readonly string[];
}

export type Department = Readonly<Required<DepartmentOptions>>;

/** The department as `department/list` and `department/get` show it. */
export function departmentToWire(department: Department) {
  return {
    id: department.id,
    name: department.name,
    name_en: department.nameEn,
    department_leader: department.departmentLeader,
    parentid: department.parentId,
    order: department.order,
  };
}
