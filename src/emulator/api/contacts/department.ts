import { type AppCall, invalidParam, Refusal, type Reply } from '../../protocol/index.js';
import { type Department, departmentToWire } from '../../world/index.js';

/** @see https://developer.work.weixin.qq.com/document/path/90208 */
export function listDepartments(call: AppCall): Reply {
  return { department: subtreeOf(call).map(departmentToWire) };
}

/** @see https://developer.work.weixin.qq.com/document/path/95350 */
export function simpleListDepartments(call: AppCall): Reply {
  return { department_id: subtreeOf(call).map(({ id, parentId, order }) => ({ id, parentid: parentId, order })) };
}

/** @see https://developer.work.weixin.qq.com/document/path/95351 */
export function getDepartment(call: AppCall): Reply {
  const id = demandDepartment(call, call.query.get('id'), 'id');
  const department = call.world.directory.department(id);
  if (department === undefined) throw new Refusal(60123);
  return { department: departmentToWire(department) };
}

/** The department's id, when it exists (60123) and lies in the visible range (60011). */
export function demandDepartment(
  { world, app }: AppCall,
  written: string | null,
  name = 'department_id',
): Department['id'] {
  if (written === null || !/^\d+$/.test(written)) throw invalidParam(name);
  const id = Number(written);
  if (world.directory.department(id) === undefined) throw new Refusal(60123);
  if (!world.visibility.seesDepartment(app, id)) throw new Refusal(60011);
  return id;
}

function subtreeOf(call: AppCall): Department[] {
  const { world, app, query } = call;
  const written = query.get('id');
  const top = written === null || written === '' ? undefined : demandDepartment(call, written, 'id');
  return world.directory
    .departments()
    .filter(({ id }) => world.visibility.seesDepartment(app, id))
    .filter(({ id }) => top === undefined || world.directory.isWithin(id, top));
}
