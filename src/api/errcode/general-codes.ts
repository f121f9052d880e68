import type { ErrCodeTable } from './err-code-entry.js';

/** Errcodes that any call may give: load, limits, parameters. */
export const GENERAL_CODES = {
  [-1]: ['system_busy', 'system busy', '系统繁忙', 'Try again later; three retries have been made.'],
  6000: ['version_conflict', 'the data was changed by another call', '数据版本冲突', 'Try again later.'],
  40003: ['invalid_user_id', 'bad userid', '无效的UserID', 'Check that the member exists and has not left.'],
  40031: ['invalid_user_list', 'bad userid list', '不合法的UserID列表'],
  40032: ['user_list_too_long', 'too many userids', '不合法的UserID列表长度'],
  40033: ['illegal_character', 'illegal character in the request', '不合法的请求字符'],
  40035: ['invalid_parameter_format', 'bad parameter', '不合法的参数'],
  40054: [
    'invalid_sub_button_url',
    'bad URL in a submenu',
    '不合法的子菜单url域名',
    'Begin it with http:// or https://.',
  ],
  40055: ['invalid_button_url', 'bad URL in the menu', '不合法的菜单url域名', 'Begin it with http:// or https://.'],
  40058: ['invalid_parameter', 'bad parameter', '不合法的参数', 'errmsg names it: too long, empty, or of another app.'],
  40059: ['invalid_location_flag', 'bad report_location_flag', '不合法的上报地理位置标志位'],
  40063: ['empty_parameter', 'a parameter is empty', '参数为空'],
  40094: ['invalid_url', 'bad URL', '不合法的URL', 'Begin it with http:// or https://.'],
  40201: ['blocked_content', 'blocked by the anti-spam filter', '当前操作包含敏感信息，被反垃圾拦截'],
  40204: ['blocked_content', 'blocked by the anti-spam filter', '被反垃圾拦截'],
  40206: ['request_too_large', 'the request body is too large', '请求包体过大'],
  41009: ['missing_user_id', 'userid is missing', '缺少userid参数'],
  41011: ['missing_agent_id', 'agentid is missing', '缺少agentid参数'],
  45004: [
    'invalid_app_description',
    'the app description needs 4 to 120 characters',
    '应用description参数长度不符合系统限制',
  ],
  45009: [
    'rate_limited',
    'called too often',
    '接口调用超过限制',
    'The block lasts as long as the window that was hit: a minute, an hour, the day or the month. ' +
      'Some blocks can be lifted at https://open.work.weixin.qq.com/wwopen/devtool/checkCorpSpamBlock.',
  ],
  45022: ['invalid_app_name', 'the app name needs 1 to 32 characters', '应用name参数长度不符合系统限制'],
  45029: ['answer_too_big', 'the answer would be too big', '回包大小超过上限', 'Ask for less, e.g. by department.'],
  45033: ['too_many_parallel_calls', 'too many calls at once', '接口并发调用超过限制', 'Lower maxConcurrent.'],
  45035: ['write_conflict', 'two writes to one record at once', '并发操作冲突', 'Make such calls one after another.'],
  45036: ['abnormal_traffic', 'too much data was read', '数据访问超过限制', 'Slow down and try again later.'],
  50100: ['invalid_cursor', 'bad paging cursor', '分页查询的游标无效', 'Start again from the first page.'],
} as const satisfies ErrCodeTable;
