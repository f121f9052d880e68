import type { CardCheckBox, CardOption, CardSelect } from '../card-interaction.js';
import { ID_MAX_BYTES, KEY_MAX_BYTES, limitBytes, limitLength, requireText, requireUnique } from './card-limits.js';
import type { Report } from './card-problem.js';
import type { CardRules } from './card-rules.js';

/** The drop-down list of a button card, or one of those of a multiple-choice card. */
export function checkSelect(report: Report, path: string, select: CardSelect, rules: CardRules): void {
  checkQuestionKey(report, path, select.questionKey);
  checkOptions(report, path, select.optionList, 10, rules);
}

/** The drop-down lists of a multiple-choice card: 1 to 3. */
export function checkSelects(report: Report, list: readonly CardSelect[] = [], rules: CardRules): void {
  limitLength(report, 'selectList', list, [rules.isComplete ? 1 : 0, 3], 42047);
  list.forEach((select, index) => {
    checkSelect(report, `selectList[${index}]`, select, rules);
  });
  if (rules.isComplete) {
    requireUnique(
      report,
      list.map(({ questionKey }, index) => [`selectList[${index}].questionKey`, questionKey]),
      42043,
    );
  }
}

/** The choices of a vote: 1 to 20. */
export function checkCheckBox(report: Report, checkBox: CardCheckBox | undefined, rules: CardRules): void {
  if (checkBox === undefined) {
    if (rules.isComplete) report('checkBox', 'is missing');
    return;
  }
  checkQuestionKey(report, 'checkBox', checkBox.questionKey);
  checkOptions(report, 'checkBox', checkBox.optionList, 20, rules);
}

function checkQuestionKey(report: Report, path: string, questionKey: string): void {
  const at = `${path}.questionKey`;
  if (requireText(report, at, questionKey, 42043)) limitBytes(report, at, questionKey, KEY_MAX_BYTES, 42043);
}

function checkOptions(
  report: Report,
  path: string,
  options: readonly CardOption[] = [],
  max: number,
  rules: CardRules,
): void {
  limitLength(report, `${path}.optionList`, options, [rules.isComplete ? 1 : 0, max], 42037);
  options.forEach(({ id, text }, index) => {
    const at = `${path}.optionList[${index}]`;
    if (requireText(report, `${at}.id`, id, 42040)) limitBytes(report, `${at}.id`, id, ID_MAX_BYTES, 42040);
    requireText(report, `${at}.text`, text, 42041);
  });
  if (rules.isComplete) {
    requireUnique(
      report,
      options.map(({ id }, index) => [`${path}.optionList[${index}].id`, id]),
      42040,
    );
  }
}
