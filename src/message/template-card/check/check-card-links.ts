import type { CardVerticalContent } from '../card-content.js';
import type { CardHorizontalContent, CardJump, CardLink } from '../card-link.js';
import { limitLength, requireText } from './card-limits.js';
import type { Report } from './card-problem.js';

/** Reports what a click needs and does not have. Only three parts have errcodes of their own for it. */
export function checkLink(report: Report, path: string, link: CardLink, hasErrCodes: boolean): void {
  if (link.type === 1) requireText(report, `${path}.url`, link.url, hasErrCodes ? 42028 : undefined);
  if (link.type === 2) requireText(report, `${path}.appId`, link.appId, hasErrCodes ? 42030 : undefined);
}

/** Lines of name and value: at most 6. */
export function checkHorizontalContents(report: Report, list: readonly CardHorizontalContent[] = []): void {
  limitLength(report, 'horizontalContentList', list, [0, 6], 42035);
  list.forEach((line, index) => {
    const path = `horizontalContentList[${index}]`;
    requireText(report, `${path}.keyName`, line.keyName, 42027);
    if (line.type === 1) requireText(report, `${path}.url`, line.url, 42028);
    if (line.type === 2) requireText(report, `${path}.mediaId`, line.mediaId, 42029);
    if (line.type === 3) requireText(report, `${path}.userId`, line.userId, 42050);
  });
}

/** Titles with text below: at most 4. */
export function checkVerticalContents(report: Report, list: readonly CardVerticalContent[] = []): void {
  limitLength(report, 'verticalContentList', list, [0, 4], 42036);
  list.forEach((content, index) => {
    requireText(report, `verticalContentList[${index}].title`, content.title, 42033);
  });
}

/** Lines that lead somewhere: at most 3. */
export function checkJumps(report: Report, list: readonly CardJump[] = []): void {
  limitLength(report, 'jumpList', list, [0, 3], 42042);
  list.forEach((jump, index) => {
    const path = `jumpList[${index}]`;
    requireText(report, `${path}.title`, jump.title, 42033);
    checkLink(report, path, jump, true);
  });
}
