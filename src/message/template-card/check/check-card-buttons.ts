import type { CardActionMenu, CardButton, CardSubmitButton } from '../card-interaction.js';
import { KEY_MAX_BYTES, limitBytes, limitLength, requireText, requireUnique } from './card-limits.js';
import type { Report } from './card-problem.js';
import type { CardRules } from './card-rules.js';

/** The menu in the corner. */
export function checkActionMenu(report: Report, menu: CardActionMenu | undefined, rules: CardRules): void {
  if (menu === undefined) return;
  const { actionList = [] } = menu;
  limitLength(report, 'actionMenu.actionList', actionList, [1, rules.maxMenuActions]);
  actionList.forEach(({ text, key }, index) => {
    const path = `actionMenu.actionList[${index}]`;
    requireText(report, `${path}.text`, text);
    checkKey(report, `${path}.key`, key);
  });
  requireUnique(
    report,
    actionList.map(({ key }, index) => [`actionMenu.actionList[${index}].key`, key]),
    42051,
  );
}

/** The buttons of a button card: 1 to 6. */
export function checkButtons(report: Report, list: readonly CardButton[] = [], rules: CardRules): void {
  limitLength(report, 'buttonList', list, [rules.isComplete ? 1 : 0, 6]);
  list.forEach((button, index) => {
    const path = `buttonList[${index}]`;
    requireText(report, `${path}.text`, button.text, 42038);
    if (button.type === 1) requireText(report, `${path}.url`, button.url);
    else checkKey(report, `${path}.key`, button.key, 42039);
  });
  if (!rules.isComplete) return;
  requireUnique(
    report,
    list.map((button, index) => [`buttonList[${index}].key`, button.type === 1 ? undefined : button.key]),
    42039,
  );
}

/**
 * The button that sends off a vote or a multiple choice. Its text is not asked for: the pages call it required and
 * name a default for it (提交) in the same sentence.
 */
export function checkSubmitButton(report: Report, button: CardSubmitButton | undefined, rules: CardRules): void {
  if (button !== undefined) checkKey(report, 'submitButton.key', button.key, 42046);
  else if (rules.needsSubmitButton) report('submitButton', 'is missing');
}

function checkKey(report: Report, path: string, key: string, errCode?: number): void {
  if (requireText(report, path, key, errCode)) limitBytes(report, path, key, KEY_MAX_BYTES, errCode);
}
