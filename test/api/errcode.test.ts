import assert from 'node:assert/strict';
import { test } from 'node:test';
import { retryRuleOf, toApiError } from '../../src/api/errcode/index.js';
import { describeErrCode } from '../../src/api/index.js';

/** Every code of the reference's table, and those its calls name. */
const KNOWN = [
  -1, 6000, 40001, 40003, 40004, 40005, 40006, 40007, 40008, 40009, 40011, 40013, 40014, 40016, 40017, 40018, 40019,
  40020, 40022, 40023, 40024, 40025, 40026, 40027, 40029, 40031, 40032, 40033, 40035, 40050, 40054, 40055, 40056, 40058,
  40059, 40063, 40066, 40068, 40070, 40071, 40072, 40074, 40091, 40093, 40094, 40096, 40123, 40126, 40144, 40145, 40146,
  40201, 40204, 40206, 41001, 41002, 41004, 41006, 41008, 41009, 41011, 41016, 41033, 41048, 41050, 41051, 41063, 41064,
  41065, 41096, 41102, 42001, 42003, 42012, 42014, 42015, 42016, 42017, 42018, 42019, 42020, 42022, 42027, 42028, 42029,
  42030, 42031, 42033, 42035, 42036, 42037, 42038, 42039, 42040, 42041, 42042, 42043, 42044, 42045, 42046, 42047, 42049,
  42050, 42051, 42052, 43012, 44001, 44004, 45001, 45002, 45004, 45007, 45008, 45009, 45022, 45029, 45032, 45033, 45034,
  45035, 45036, 46003, 46004, 48001, 48002, 48005, 48006, 48009, 50001, 50002, 50003, 50100, 60003, 60011, 60020, 60021,
  60111, 60123, 60140, 81003, 81011, 81012, 81013, 81017, 82001, 82002, 82003, 82004, 82101, 82102, 84014, 84015, 84025,
  84061, 84074, 84084, 84090, 85005, 86001, 86003, 86004, 86005, 86006, 86007, 86008, 86204, 86205, 86207, 86214, 86215,
  86216, 86225, 90200, 90208, 91040, 92000, 92001, 92002, 92003, 93000, 93001, 93004, 93006, 93008, 93017, 93018,
  301002, 301007, 301016, 301017, 301019, 701008, 830001, 830002, 830003,
];

test('every code of the reference has a name and a meaning in both languages', () => {
  for (const errCode of KNOWN) {
    const { code, meaning } = describeErrCode(errCode);
    assert.notEqual(code, 'api_error', String(errCode));
    assert.match(code, /^[a-z][a-z0-9_]+$/, String(errCode));
    assert.match(meaning.en, /[a-z]/, String(errCode));
    assert.match(meaning.zh, /[\u4e00-\u9fff]/, String(errCode));
    assert.doesNotMatch(meaning.en, /[.\u4e00-\u9fff]$/, String(errCode));
  }
});

test('a code nobody knows is an error, too', () => {
  assert.equal(describeErrCode(123456).code, 'api_error');
  const error = toApiError('some/call', { errcode: 123456 });
  assert.equal(
    error.message,
    'some/call was refused with errcode 123456: a code this package has no words for (未收录的错误码). ' +
      'WeCom said: (nothing)',
  );
});

test('only what the reference allows is tried again', () => {
  const retried = KNOWN.filter((errCode) => retryRuleOf(errCode) !== undefined);
  assert.deepEqual(retried, [-1, 6000, 40001, 40014, 41063, 41096, 42001, 45009, 45033, 45035, 45036]);
});

test('60020 without an address still says what to do', () => {
  const error = toApiError('user/get', { errcode: 60020, errmsg: 'not allow to access from your ip' });
  assert.equal(error.callerIp, undefined);
  assert.match(error.hint ?? '', /the public address of this server to 企业可信IP/);
});
