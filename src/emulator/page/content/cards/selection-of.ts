import type { JsonObject } from '../../../json.js';
import { flag, object, objects, text } from '../read-json.js';

/** Question key to the ids of the chosen options. */
export type Selection = Readonly<Record<string, readonly string[]>>;

/** What a card would submit now, question by question; `undefined` for a card that asks nothing. */
export function selectionOf(content: JsonObject, chosen: Selection): Selection | undefined {
  const box = object(content, 'checkbox');
  const single = object(content, 'button_selection');
  const lists = [...(single === undefined ? [] : [single]), ...objects(content, 'select_list')];
  const answers: [question: string, options: string[]][] = lists.map((list) => [
    text(list, 'question_key'),
    [chosenOption(list, chosen)],
  ]);
  if (box !== undefined) answers.push([text(box, 'question_key'), checkedOptions(box, chosen)]);
  return answers.length === 0 ? undefined : Object.fromEntries(answers);
}

/** The choice made in a vote, else the options that are checked from the start. */
export function checkedOptions(box: JsonObject, chosen: Selection): string[] {
  const preset = objects(box, 'option_list').filter((option) => flag(option, 'is_checked'));
  return [...(chosen[text(box, 'question_key')] ?? preset.map((option) => text(option, 'id')))];
}

/** The choice made in a drop-down list, else its `selected_id`, else its first option. */
export function chosenOption(list: JsonObject, chosen: Selection): string {
  const first = text(objects(list, 'option_list')[0] ?? {}, 'id');
  return chosen[text(list, 'question_key')]?.[0] ?? (text(list, 'selected_id') || first);
}
